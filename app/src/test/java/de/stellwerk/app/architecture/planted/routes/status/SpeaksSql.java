package de.stellwerk.app.architecture.planted.routes.status;

import org.springframework.jdbc.core.simple.JdbcClient;

final class SpeaksSql {

    void speak(JdbcClient sql) {
        sql.sql("SELECT 1").query().listOfRows();
    }
}
