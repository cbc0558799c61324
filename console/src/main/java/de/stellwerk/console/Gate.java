package de.stellwerk.console;

import de.stellwerk.routes.intake.Origin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
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

/** Lets a call pass whose token is known and has the right that the call asks for, and tells the call who it is. */
@Component
final class Gate implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String OPERATOR = Gate.class.getName();
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 512;

    private final Operators operators;

    Gate(Operators operators) {
        this.operators = operators;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!(handler instanceof HandlerMethod call) || call.hasMethodAnnotation(Requires.Open.class)) {
            return true;
        }
        Operator operator = operator(request).orElseThrow(() -> new OpsProblem(ProblemKind.UNAUTHENTICATED));
        Requires required = call.getMethodAnnotation(Requires.class);
        if (call.hasMethodAnnotation(Requires.Token.class)) {
            return true;
        }
        if (required == null) {
            throw new OpsProblem(ProblemKind.NOT_FOUND);
        }
        if (!operator.rights().contains(required.value())) {
            throw new OpsProblem(
                    ProblemKind.NOT_AUTHORISED,
                    Violation.of("right-missing", required.value().word()));
        }
        request.setAttribute(OPERATOR, operator);
        return true;
    }

    private Optional<Operator> operator(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null
                || header.length() > LONGEST_TOKEN
                || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return operators.holding(header.substring(BEARER.length()).strip(), Origin.isLoopback(request));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Operator.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        return request.getAttribute(OPERATOR, RequestAttributes.SCOPE_REQUEST);
    }
}
