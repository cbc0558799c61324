package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.JsonText.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a Form-Solutions document says of the applicant in {@code secureData}, as an envelope's applicant: the account vouches
 * for each attribute with its level, but never for e-mail and telephone, which people enter themselves.
 */
final class SecureData {

    private static final String POINTER = "/secureData";
    private static final DateTimeFormatter GERMAN_DATE =
            DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, Origin> ORIGINS = Map.of(
            "BUNDID",
            new Origin(
                    "bundid",
                    "person",
                    TrustLevels::stork,
                    List.of(
                            Field.vouched("LastName", "familyName"),
                            Field.vouched("FirstName", "givenName"),
                            Field.vouched("BirthName", "birthName"),
                            Field.vouched("DateOfBirth", "dateOfBirth"),
                            Field.vouched("Street", "street"),
                            Field.vouched("ZipCode", "postalCode"),
                            Field.vouched("City", "city"),
                            Field.vouched("Country", "country"),
                            Field.entered("Email", "email"),
                            Field.entered("Phone", "phone"),
                            Field.vouched("PostkorbId", "postboxId"))),
            "MUK",
            new Origin(
                    "muk",
                    "organisation",
                    TrustLevels::muk,
                    List.of(
                            Field.vouched("CompanyName", "organisationName"),
                            Field.vouched("TypeOfLegalPerson", "legalForm"),
                            Field.vouched("RegisterNumber", "registerNumber"),
                            Field.vouched("RegisterCourt", "registerCourt"),
                            Field.vouched("LastName", "familyName"),
                            Field.vouched("FirstName", "givenName"),
                            Field.vouched("CompanyAddressStreet", "street"),
                            Field.vouched("CompanyAddressZipCode", "postalCode"),
                            Field.vouched("CompanyAddressCity", "city"),
                            Field.vouched("CompanyAddressCountry", "country"),
                            Field.entered("Email", "email"),
                            Field.entered("Phone", "phone"),
                            Field.vouched("PostkorbId", "postboxId"))));

    private final JsonNode data;
    private final List<Violation> violations = new ArrayList<>();

    private SecureData(JsonNode data) {
        this.data = data;
    }

    /** An account that a person came from, and what it calls things. */
    private record Origin(String account, String kind, Function<String, Optional<String>> levels, List<Field> fields) {}

    private record Field(String name, String attribute, boolean vouched) {

        static Field vouched(String name, String attribute) {
            return new Field(name, attribute, true);
        }

        static Field entered(String name, String attribute) {
            return new Field(name, attribute, false);
        }
    }

    /** Account {@code none} and nothing else where there is no such data: then the form says who the applicant is. */
    static ObjectNode applicant(JsonNode data, List<Violation> violations) {
        ObjectNode applicant = JsonNodeFactory.instance.objectNode();
        if (data.isMissingNode() || data.isNull()) {
            applicant.put("account", "none").putObject("attributes");
            return applicant;
        }
        SecureData reading = new SecureData(data);
        reading.fill(applicant);
        violations.addAll(reading.violations);
        return applicant;
    }

    private void fill(ObjectNode applicant) {
        Origin origin = text(data, "Origin").map(ORIGINS::get).orElse(null);
        if (origin == null) {
            violations.add(Violation.at(POINTER + "/Origin", "account-unknown"));
            return;
        }
        Optional<String> level = text(data, "StorkQaaLevel").flatMap(origin.levels());
        if (level.isEmpty()) {
            violations.add(Violation.at(POINTER + "/StorkQaaLevel", "trust-level-unknown"));
        }
        applicant.put("kind", origin.kind()).put("account", origin.account());
        ObjectNode attributes = applicant.putObject("attributes");
        origin.fields().forEach(field -> add(field, level.orElse(TrustLevels.UNTRUSTED), attributes));
        EnvelopeApplicant.violations(applicant)
                .forEach(found ->
                        violations.add(found.withPlace(place -> Place.pointer(origin(origin, place.pointer())))));
    }

    private void add(Field field, String level, ObjectNode attributes) {
        JsonNode value = data.path(field.name());
        if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
            violations.add(Violation.at(POINTER + "/" + field.name(), "schema-type"));
        }
        text(data, field.name())
                .filter(given -> !given.isBlank())
                .flatMap(given -> translated(field, given))
                .ifPresent(given -> attributes
                        .putObject(field.attribute())
                        .put("value", given)
                        .put("trust", field.vouched() ? level : TrustLevels.UNTRUSTED));
    }

    /** What is written otherwise here than in an envelope. */
    private Optional<String> translated(Field field, String given) {
        Optional<String> translated =
                switch (field.attribute()) {
                    case "dateOfBirth" -> isoDate(given);
                    case "country" -> Countries.alpha2(given);
                    default -> Optional.of(given);
                };
        if (translated.isEmpty()) {
            String rule = field.attribute().equals("country") ? "country-unknown" : "date-german";
            violations.add(Violation.at(POINTER + "/" + field.name(), rule));
        }
        return translated;
    }

    private static Optional<String> isoDate(String german) {
        try {
            return Optional.of(LocalDate.parse(german, GERMAN_DATE).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** From a pointer into the applicant to the one into the message. */
    private static String origin(Origin origin, String pointer) {
        return origin.fields().stream()
                .filter(field -> pointer.startsWith("/attributes/" + field.attribute() + "/"))
                .findFirst()
                .map(field -> POINTER + "/" + field.name())
                .orElse(POINTER);
    }
}
