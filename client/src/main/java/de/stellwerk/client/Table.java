package de.stellwerk.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Rows in columns that are as wide as they must be. */
final class Table {

    private static final String GAP = "  ";

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param columns members of each row, by name or by pointer; the part behind the last slash is the heading */
    Table(String... columns) {
        this.columns = List.of(columns);
    }

    Table row(JsonNode row) {
        rows.add(columns.stream()
                .map(column -> column.startsWith("/") ? row.at(column) : row.path(column))
                .map(cell -> cell.isMissingNode() || cell.isNull() ? "-" : cell.asString(cell.toString()))
                .toList());
        return this;
    }

    Table rows(JsonNode items) {
        items.forEach(this::row);
        return this;
    }

    @Override
    public String toString() {
        List<List<String>> all = new ArrayList<>();
        all.add(columns.stream()
                .map(column -> column.substring(column.lastIndexOf('/') + 1))
                .toList());
        all.addAll(rows);
        int[] widths = IntStream.range(0, columns.size())
                .map(i ->
                        all.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toArray();
        return all.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i ->
                                row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
