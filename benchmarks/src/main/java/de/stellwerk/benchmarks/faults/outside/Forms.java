package de.stellwerk.benchmarks.faults.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fills in the shipped services' examples, in the format of the submission's portal. */
final class Forms {

    /** More than any of the forms allows. */
    static final int TOO_MANY_PLATES = 999;

    private final JsonForm json;
    private final XoevForm xoev;
    private final OzgCloudForm ozgCloud;
    private final FormSolutionsForm formSolutions;

    /** @param services the folder {@code services} of the shipped catalogue */
    Forms(Path services) throws IOException {
        Path examples = services.resolve("reitkennzeichen/examples");
        json = new JsonForm(
                read(examples, "json/erste-zuteilung-privat/form.json"),
                read(services, "hundehaltung/examples/json/beginn/form.json"));
        xoev = new XoevForm(read(examples, "xoev/erste-zuteilung-privat/form.xml"));
        ozgCloud = new OzgCloudForm(read(examples, "ozg-cloud/erste-zuteilung-privat/form.json"));
        formSolutions = new FormSolutionsForm(read(examples, "form-solutions/erste-zuteilung-privat/form.json"));
    }

    private static String read(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    Message message(Planned planned) {
        return switch (planned.portal()) {
            case STELLWERK_JSON -> json.message(planned);
            case XOEV -> xoev.message(planned);
            case OZG_CLOUD -> ozgCloud.message(planned);
            case FORM_SOLUTIONS -> formSolutions.message(planned);
        };
    }

    static int plates(Planned planned) {
        return planned.isValid() ? planned.plates() : TOO_MANY_PLATES;
    }
}
