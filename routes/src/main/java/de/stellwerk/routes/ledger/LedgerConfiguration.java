package de.stellwerk.routes.ledger;

import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
@EnableConfigurationProperties({LedgerSettings.class, AttemptSettings.class, StandbySettings.class})
class LedgerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(LedgerConfiguration.class);
    private static final String CHECK = "master-key-check";

    /** Opens the ledger's vault, or refuses to start when the key is missing or another than the ledger was sealed with. */
    @Bean
    Vault vault(LedgerSettings settings, JdbcClient sql) {
        Optional<byte[]> check = check(sql);
        Vault vault = new Vault(MasterKey.at(settings.masterKey(), check.isEmpty()));
        byte[] mine = vault.keyedHash(CHECK, CHECK);
        sql.sql("INSERT INTO hub_fact (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(CHECK, mine)
                .update();
        if (!Arrays.equals(mine, check(sql).orElseThrow())) {
            throw new LedgerStaysShut("The master key at " + settings.masterKey()
                    + " is not the one this ledger was sealed with. Put the right key there and start again.");
        }
        log.info("Master key: {}", settings.masterKey());
        return vault;
    }

    private static Optional<byte[]> check(JdbcClient sql) {
        return sql.sql("SELECT value FROM hub_fact WHERE name = ?")
                .param(CHECK)
                .query(byte[].class)
                .optional();
    }
}
