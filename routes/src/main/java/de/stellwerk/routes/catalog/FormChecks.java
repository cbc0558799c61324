package de.stellwerk.routes.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles what is new and runs its examples. What was found is kept by content hash. One thread at a time. */
final class FormChecks {

    private final CompiledForms<?> forms;
    private final Function<Collection<String>, Set<String>> acceptedBefore;
    private Map<String, List<Defect>> found = Map.of();

    /** @param acceptedBefore answers which of the given services' content hashes some accepted catalogue already had */
    FormChecks(CompiledForms<?> forms, Function<Collection<String>, Set<String>> acceptedBefore) {
        this.forms = forms;
        this.acceptedBefore = acceptedBefore;
    }

    List<Defect> of(Draft draft) {
        Map<String, List<Defect>> now = new ConcurrentHashMap<>();
        Stream.concat(services(draft), payloads(draft))
                .parallel()
                .forEach(check -> now.put(check.hash(), outcome(check)));
        found = new HashMap<>(now);
        return now.values().stream().flatMap(List::stream).toList();
    }

    private List<Defect> outcome(Check check) {
        List<Defect> known = found.get(check.hash());
        return known != null ? known : check.work().get();
    }

    private Stream<Check> services(Draft draft) {
        Map<String, Read<Service>> byPin = draft.services().values().stream()
                .filter(read -> read.value().isPresent())
                .collect(Collectors.toMap(Read::hash, read -> read));
        byPin.keySet().removeAll(acceptedBefore.apply(byPin.keySet()));
        return byPin.values().stream()
                .map(read -> new Check(
                        read.hash(),
                        () -> forms.check(
                                read.value().orElseThrow(),
                                new ServiceFiles(read.unit().id(), read.unit().files()))));
    }

    private Stream<Check> payloads(Draft draft) {
        return draft.targets().values().stream()
                .flatMap(read -> read.value().stream())
                .flatMap(target -> target.payload().stream())
                .distinct()
                .map(sheet -> new Check(sheet.place() + sheet.hash(), () -> forms.check(sheet)));
    }

    private record Check(String hash, java.util.function.Supplier<List<Defect>> work) {}
}
