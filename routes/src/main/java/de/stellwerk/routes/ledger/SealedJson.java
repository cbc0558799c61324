package de.stellwerk.routes.ledger;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Small records, as JSON, under a submission's key. */
@Component
final class SealedJson {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Vault vault;

    SealedJson(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(Vault.Key key, String place, Object value) {
        return vault.seal(key, place, json.writeValueAsBytes(value));
    }

    <T> T open(Vault.Key key, String place, byte[] sealed, Class<T> type) {
        return json.readValue(vault.open(key, place, sealed), type);
    }
}
