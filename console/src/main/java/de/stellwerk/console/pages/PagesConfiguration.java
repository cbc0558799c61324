package de.stellwerk.console.pages;

import de.stellwerk.console.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AbstractLocaleResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class PagesConfiguration implements WebMvcConfigurer {

    /** Where the pages begin. */
    static final String ROOT = "/console";

    private final PageGate gate;
    private final Assets assets;

    PagesConfiguration(PageGate gate, Assets assets) {
        this.gate = gate;
        this.assets = assets;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate).addPathPatterns(ROOT, ROOT + "/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(gate);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", ROOT);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(Assets.ROOT + "/**")
                .addResourceLocations(Assets.LOCATION)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addFixedVersionStrategy(assets.version(), "/**"));
    }

    @Bean
    static MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("de.stellwerk.console.pages.messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setAlwaysUseMessageFormat(true);
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.GERMAN);
        return messages;
    }

    /** The language of whoever is logged in, else the one that the browser prefers: German or English. */
    @Bean
    static LocaleResolver localeResolver() {
        return new AbstractLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return request.getAttribute(Visitor.class.getName()) instanceof Visitor visitor
                        ? visitor.language()
                        : Texts.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            }

            @Override
            public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
                throw new UnsupportedOperationException("the language belongs to the account");
            }
        };
    }

    /** Puts the session's token into every form that is sent, so that no template can forget it. */
    @Bean
    static RequestDataValueProcessor requestDataValueProcessor() {
        return new FormTokens();
    }

    private static final class FormTokens implements RequestDataValueProcessor {
        private static final String ASKS = FormTokens.class.getName();

        @Override
        public String processAction(HttpServletRequest request, String action, String method) {
            request.setAttribute(ASKS, !"post".equalsIgnoreCase(method));
            return action;
        }

        @Override
        public String processFormFieldValue(HttpServletRequest request, String name, String value, String type) {
            return value;
        }

        @Override
        public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
            boolean sends = Boolean.FALSE.equals(request.getAttribute(ASKS));
            return sends && request.getAttribute(Visitor.class.getName()) instanceof Visitor visitor
                    ? Map.of(PageGate.FORM_TOKEN, visitor.formToken())
                    : Map.of();
        }

        @Override
        public String processUrl(HttpServletRequest request, String url) {
            return url;
        }
    }
}
