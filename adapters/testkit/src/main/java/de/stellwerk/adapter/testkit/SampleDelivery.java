package de.stellwerk.adapter.testkit;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

record SampleDelivery(
        Kind kind,
        String idempotencyKey,
        String submissionId,
        Instant receivedAt,
        Service service,
        Tenant tenant,
        byte[] antrag,
        byte[] payload,
        byte[] pdf,
        List<Attachment> attachments,
        Map<String, Receipt> receiptsBefore)
        implements Delivery {

    @Override
    public Optional<String> caseReference() {
        return Optional.empty();
    }

    @Override
    public boolean test() {
        return true;
    }
}
