package de.stellwerk.app.postgres;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** What the connection pool needs to know. */
record DatabaseAddress(String url, String user, String secret) implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
        return user;
    }

    @Override
    public String getPassword() {
        return secret;
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + url + "]";
    }
}
