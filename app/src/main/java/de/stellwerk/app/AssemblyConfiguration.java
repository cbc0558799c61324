package de.stellwerk.app;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class AssemblyConfiguration {

    /** Taken by whatever is embedded, unless whoever starts the hub took it before; hubs with an external database and broker share nothing but those. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    DataDirectory dataDirectory(DataSettings settings, Environment environment) {
        new FirstStart(environment).requireCatalogue(settings.dataDirectory());
        return DataDirectory.take(settings.dataDirectory(), "--stellwerk.data-directory=");
    }
}
