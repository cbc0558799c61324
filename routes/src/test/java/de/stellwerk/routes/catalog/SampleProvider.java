package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.Setting;
import de.stellwerk.adapter.payment.PaymentProvider;
import de.stellwerk.adapter.payment.PaymentRequest;
import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentTransaction;

/** A payment provider that is never called. */
@AdapterKind("sample-pay")
final class SampleProvider implements PaymentProvider<SampleProvider.Settings> {

    record Settings(@Setting("Whose money it is") String shop) {}

    @Override
    public PaymentTransaction open(PaymentRequest request, Settings settings) throws DeliveryFailure {
        throw new DeliveryRejected("sample", "this one takes no money");
    }

    @Override
    public PaymentStatus status(PaymentTransaction transaction, Settings settings) {
        return PaymentStatus.of(PaymentStatus.State.OPEN);
    }

    @Override
    public void check(Settings settings) {
        // always well
    }
}
