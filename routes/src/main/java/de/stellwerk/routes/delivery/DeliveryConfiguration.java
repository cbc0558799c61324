package de.stellwerk.routes.delivery;

import de.stellwerk.routes.catalog.TargetsInUse;
import de.stellwerk.routes.ledger.Targets;
import de.stellwerk.routes.rendition.Rendition;
import de.stellwerk.routes.rendition.RenditionFailed;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    @Bean
    TargetsInUse targetsInUse(Targets targets) {
        return targets::inUse;
    }

    @Bean
    PdfRendition rendition() {
        Rendition pdfs = new Rendition();
        return antrag -> {
            try {
                return pdfs.pdf(antrag);
            } catch (RenditionFailed e) {
                throw new MappingFault(MappingFault.code(e.code().name()), e);
            }
        };
    }
}
