package de.stellwerk.routes.intake;

import de.stellwerk.routes.delivery.Wakes;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Has the targets of an accepted submission woken. */
@Component
final class Waking implements AfterAcceptance {

    private final Wakes wakes;

    Waking(Wakes wakes) {
        this.wakes = wakes;
    }

    @Override
    public void accepted(Set<String> targets) {
        wakes.wake(targets);
    }
}
