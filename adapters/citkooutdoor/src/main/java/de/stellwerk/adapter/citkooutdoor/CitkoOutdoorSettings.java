package de.stellwerk.adapter.citkooutdoor;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.Setting;
import java.net.URI;
import java.time.Duration;

/** Where a citkoOutdoor takes applications. */
public record CitkoOutdoorSettings(
        @Setting(value = "The address of \"Antrag Online\", without a slash at its end", pattern = "https?://.+[^/]")
        URI url,

        @Setting("The technical user") String user,

        @Setting("The password of that user") Secret password,

        @Setting(value = "How long a request may take, answer included", fallback = "30s")
        Duration timeout) {}
