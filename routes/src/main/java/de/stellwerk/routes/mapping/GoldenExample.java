package de.stellwerk.routes.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How the catalogue's examples are run. What the hub would decide when a form comes in is fixed, so that the same form
 * always gives the same Antrag document: the submission is {@value #SUBMISSION}, received {@value #RECEIVED_AT} from the
 * portal {@value #PORTAL}; attachments are numbered {@value #ATTACHMENTS}01, 02 …; the competent authority is called
 * {@value #TENANT}. Reference, service, area, case, test flag and time of sending are the form's own.
 *
 * @param name of the service
 * @param fim its FIM id
 * @param kreis whether the Kreis is competent and not the town
 */
public record GoldenExample(String name, Optional<String> fim, boolean kreis) {

    static final String SUBMISSION = "00000000-0000-7000-8000-000000000001";
    static final String RECEIVED_AT = "2026-11-22T10:15:30Z";
    static final String PORTAL = "beispielportal";
    static final String TENANT = "Musterbehörde";
    static final String ATTACHMENTS = "00000000-0000-7000-8000-000000000a";

    /**
     * What a message says.
     *
     * @param service its key or URN
     * @param area ARS, AGS or Kreis
     */
    public record Message(
            String reference,
            Optional<String> caseReference,
            String service,
            String area,
            boolean test,
            Optional<Instant> sentAt,
            List<Attachment> attachments,
            Eingang.Form form) {}

    /** As in {@link Eingang.Attachment}, not numbered yet. */
    public record Attachment(String name, String purpose, String mediaType, long size, String sha512) {}

    public Eingang of(Message message) {
        String area = ars(message.area());
        String service = message.service();
        return new Eingang(
                UUID.fromString(SUBMISSION),
                Instant.parse(RECEIVED_AT),
                message.sentAt(),
                message.test(),
                PORTAL,
                message.reference(),
                message.caseReference(),
                new Eingang.Service(service.substring(service.length() - 14), name, fim),
                new Eingang.Tenant(kreis ? area.substring(0, 5) + "0000000" : area, TENANT),
                area,
                numbered(message.attachments()),
                message.form());
    }

    /** ARS of 12 digits from itself, an AGS of 8 or the 5 digits of a Kreis; holds where there are no Gemeindeverbände. */
    private static String ars(String area) {
        return switch (area.length()) {
            case 5 -> area + "0000000";
            case 8 -> area.substring(0, 5) + "0" + area.substring(5) + area.substring(5);
            default -> area;
        };
    }

    private static List<Eingang.Attachment> numbered(List<Attachment> attachments) {
        List<Eingang.Attachment> numbered = new ArrayList<>();
        for (Attachment a : attachments) {
            UUID id = UUID.fromString(ATTACHMENTS + "%02d".formatted(numbered.size() + 1));
            numbered.add(new Eingang.Attachment(id, a.name(), a.purpose(), a.mediaType(), a.size(), a.sha512()));
        }
        return numbered;
    }
}
