package de.stellwerk.routes.intake;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what a submission costs, before it is accepted; what a portal or a form says otherwise is refused. */
@Component
final class Pricing {

    /** The priced submission, or the {@link Answer} to a trial. */
    public Object price(Mapped mapped) {
        if (mapped.submission().call().trial()) {
            return new Answer.Valid();
        }
        return new Priced(mapped, Optional.empty(), Optional.empty());
    }
}
