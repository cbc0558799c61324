package de.stellwerk.routes.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Walks along the audit log, entry by entry, and notes where it is not what was written. */
final class AuditChain {

    private final int named;
    private final List<Audit.Defect> defects = new ArrayList<>();
    private long entries;
    private long seq;
    private String hash = AuditEntry.BEGINNING;

    AuditChain(int named) {
        this.named = named;
    }

    void next(AuditEntry entry) {
        if (entry.seq() != seq + 1) {
            note("gap", entry.seq());
        }
        if (!entry.previous().equals(hash)) {
            note("broken-link", entry.seq());
        }
        if (!entry.computedHash().equals(entry.hash())) {
            note("changed", entry.seq());
        }
        entries++;
        seq = entry.seq();
        hash = entry.hash();
    }

    /** @param seal what the last entry of the chain was sealed with, computed by {@code sealing} from its number and hash */
    Audit.Verification end(Optional<byte[]> seal, BiFunction<Long, String, byte[]> sealing) {
        boolean complete = seal.map(known -> Arrays.equals(known, sealing.apply(seq, hash)))
                .orElse(entries == 0);
        if (!complete) {
            note("end-missing", seq + 1);
        }
        return new Audit.Verification(defects.isEmpty(), entries, List.copyOf(defects));
    }

    private void note(String rule, long at) {
        if (defects.size() < named) {
            defects.add(new Audit.Defect(rule, at));
        }
    }
}
