package de.stellwerk.routes.intake;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;

/** Gives the test catalogue something to bind its targets to; intake never calls it. */
@AdapterKind("silent")
public final class SilentAdapter implements Adapter<SilentAdapter.Settings> {

    public record Settings() {}

    @Override
    public Receipt deliver(Delivery delivery, Steps steps, Settings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void check(Settings settings) {
        throw new UnsupportedOperationException();
    }
}
