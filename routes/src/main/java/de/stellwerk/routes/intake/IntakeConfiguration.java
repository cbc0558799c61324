package de.stellwerk.routes.intake;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.FormContentFilter;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;

@Configuration
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

    /** Bodies are read by the pipeline as streams, never by Spring into temporary files. */
    @Bean
    MultipartResolver multipartResolver() {
        return new MultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return false;
            }

            @Override
            public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
                throw new IllegalStateException("multipart bodies are streamed");
            }

            @Override
            public void cleanupMultipart(MultipartHttpServletRequest request) {
                // nothing was resolved
            }
        };
    }

    /** Nobody sends forms by PUT or DELETE; reading them before anybody asks would make a broken one our fault. */
    @Bean
    FormContentFilter formContentFilter() {
        return new FormContentFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return true;
            }
        };
    }
}
