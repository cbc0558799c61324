package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.payment.PaymentProvider;
import java.util.List;
import java.util.Optional;

/**
 * An adapter or payment provider that this hub has.
 *
 * @param kind the name under which target files ask for it
 * @param adapter an {@link Adapter} or a {@link PaymentProvider}
 * @param settings its settings record
 * @param payload the stylesheet it brings for targets without one of their own
 */
public record AttachedAdapter(
        String kind, Object adapter, Class<? extends Record> settings, Optional<PayloadStylesheet> payload) {

    /** Its settings, for the console and the handbook. */
    public List<SettingDescription> description() {
        return SettingDescription.of(settings);
    }
}
