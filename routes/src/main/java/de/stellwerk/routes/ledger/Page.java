package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/** Some rows and, if there may be more, the cursor that continues behind them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next) {

    static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        return new Page<>(rows, rows.size() < limit ? null : cursor.apply(rows.get(rows.size() - 1)));
    }
}
