package de.stellwerk.simulators;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@link Control} in a servlet container. */
final class ControlServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Control control;

    ControlServlet(Control control) {
        this.control = control;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        Answer answer = control.answer(request.getMethod(), request.getRequestURI(), body);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.getOutputStream().write(answer.body());
    }
}
