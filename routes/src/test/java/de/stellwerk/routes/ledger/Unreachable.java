package de.stellwerk.routes.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that gives no connection. */
final class Unreachable extends DelegatingDataSource {

    Unreachable(DataSource database) {
        super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException("connection refused", "08001");
    }
}
