package de.stellwerk.console.pages;

import de.stellwerk.console.OpsProblem;
import de.stellwerk.console.ProblemKind;
import de.stellwerk.console.Requires;
import de.stellwerk.console.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a page be seen by whoever is logged in and has the right that it asks for, and a form be sent only from one of our own
 * pages. Tells the page who it is.
 */
@Component
final class PageGate implements HandlerInterceptor, HandlerMethodArgumentResolver {

    /** Asked for by a page that keeps itself up to date, not by a person. */
    static final String BY_ITSELF = "Stellwerk-By-Itself";

    static final String FORM_TOKEN = "_token";

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Logins logins;

    PageGate(Logins logins) {
        this.logins = logins;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        protect(response);
        if (!(handler instanceof HandlerMethod page)) {
            return true;
        }
        boolean sends = !SAFE.contains(request.getMethod());
        if (sends && !isFromHere(request)) {
            throw new OpsProblem(ProblemKind.NOT_AUTHORISED, Violation.of("foreign-form"));
        }
        Optional<Visitor> visitor = logins.visitor(request);
        visitor.ifPresent(known -> request.setAttribute(Visitor.class.getName(), known));
        if (page.hasMethodAnnotation(Requires.Open.class)) {
            return true;
        }
        if (visitor.isEmpty()) {
            return sent(request, response, "/login?to=" + encoded(wanted(request, sends)));
        }
        if (sends && !hasFormToken(request, visitor.get())) {
            throw new OpsProblem(ProblemKind.NOT_AUTHORISED, Violation.of("foreign-form"));
        }
        return mayEnter(page, visitor.get(), request, response);
    }

    private boolean mayEnter(
            HandlerMethod page, Visitor visitor, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getHeader(BY_ITSELF) == null) {
            logins.seen(visitor);
        }
        if (page.hasMethodAnnotation(Requires.Login.class)) {
            return true;
        }
        Requires required = page.getMethodAnnotation(Requires.class);
        if (required == null) {
            throw new OpsProblem(ProblemKind.NOT_FOUND);
        }
        if (visitor.account().mustChange()) {
            return sent(request, response, "/password");
        }
        if (visitor.operator().rights().contains(required.value())) {
            return true;
        }
        Optional<Section> elsewhere = Section.firstFor(visitor);
        if (isFirstPage(request) && elsewhere.isPresent()) {
            return sent(request, response, elsewhere.get().path().substring(PagesConfiguration.ROOT.length()));
        }
        throw new OpsProblem(
                ProblemKind.NOT_AUTHORISED,
                Violation.of("right-missing", required.value().word()));
    }

    private static boolean isFirstPage(HttpServletRequest request) {
        return request.getRequestURI().equals(request.getContextPath() + PagesConfiguration.ROOT);
    }

    private static void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Browsers say where a form comes from, in one of two ways; who says nothing is no browser. */
    private static boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return (site == null || site.equals("same-origin"))
                && (origin == null || authority(origin).equals(request.getHeader(HttpHeaders.HOST)));
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean hasFormToken(HttpServletRequest request, Visitor visitor) {
        String given = request.getParameter(FORM_TOKEN);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        visitor.formToken().getBytes(StandardCharsets.UTF_8));
    }

    /** Where to go on after logging in. What was sent is lost, so back to the page it was on. */
    private static String wanted(HttpServletRequest request, boolean sends) {
        String query = request.getQueryString();
        return sends || request.getHeader(BY_ITSELF) != null
                ? PagesConfiguration.ROOT
                : request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A page that keeps itself up to date would show the other page within itself: it is told to go there instead. */
    private static boolean sent(HttpServletRequest request, HttpServletResponse response, String page)
            throws IOException {
        String address = request.getContextPath() + PagesConfiguration.ROOT + page;
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", address);
        } else {
            response.sendRedirect(address, HttpServletResponse.SC_SEE_OTHER);
        }
        return false;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Visitor.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        return request.getAttribute(Visitor.class.getName(), RequestAttributes.SCOPE_REQUEST);
    }
}
