package de.stellwerk.routes.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds examples that would never be run: of a variant that is not there, or without a form or a result. */
final class ExampleFiles {

    private static final Pattern FILE = Pattern.compile("(examples/([^/]+)/[^/]+)/([^/]+/)?[^/]+");

    private ExampleFiles() {}

    static List<Defect> check(Service service, Unit unit) {
        List<Defect> defects = new ArrayList<>();
        Set<String> folders = new TreeSet<>();
        Set<String> names = unit.names();
        for (String name : names) {
            Matcher file = FILE.matcher(name);
            if (!name.startsWith("examples/")) {
                continue;
            }
            if (!file.matches()) {
                defects.add(defect(
                        unit, name, "an example lies in examples/<variant>/<example>/, its parts one folder below"));
            } else if (!service.variants().containsKey(file.group(2))) {
                defects.add(defect(
                        unit,
                        name,
                        "there is no variant '" + file.group(2) + "'"
                                + Nearest.suggestion(
                                        file.group(2), service.variants().keySet())));
            } else if (folders.add(file.group(1))) {
                String form =
                        "form" + service.variants().get(file.group(2)).format().fileEnding();
                requireAll(unit, names, file.group(1), List.of(form, "antrag.xml"), defects);
            }
        }
        return defects;
    }

    private static void requireAll(
            Unit unit, Set<String> names, String example, List<String> needed, List<Defect> defects) {
        needed.stream()
                .map(file -> example + "/" + file)
                .filter(name -> !names.contains(name))
                .forEach(name -> defects.add(defect(unit, name, "the example needs this file")));
    }

    private static Defect defect(Unit unit, String name, String text) {
        return new Defect(unit.folder() + name, 1, text);
    }
}
