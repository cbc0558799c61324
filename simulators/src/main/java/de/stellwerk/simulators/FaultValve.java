package de.stellwerk.simulators;

import java.io.IOException;
import javax.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** The faults in a servlet container. */
final class FaultValve extends ValveBase {

    private final FaultSwitch faults;

    FaultValve(FaultSwitch faults) {
        super(true);
        this.faults = faults;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean changes = !request.getMethod().equals("GET");
        Fault fault = faults.take(mode -> !mode.breaksTheConnection() && (changes || !mode.concernsOnlyChanges()));
        switch (fault.kind()) {
            case HANG -> {
                faults.holdUntilChanged();
                hangUp(response);
            }
            case SWALLOW -> {
                response.setSuspended(true);
                getNext().invoke(request, response);
                hangUp(response);
            }
            case SLOW -> {
                Pause.of(fault.millis());
                getNext().invoke(request, response);
            }
            case NONE, RESET, HALF_CLOSE -> getNext().invoke(request, response);
            case REJECT, CONFLICT, UNAUTHORISED, TOO_MANY, ERROR, UNAVAILABLE -> say(Answer.of(fault), response);
        }
    }

    private static void hangUp(Response response) {
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    }

    private static void say(Answer answer, Response response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.getOutputStream().write(answer.body());
    }
}
