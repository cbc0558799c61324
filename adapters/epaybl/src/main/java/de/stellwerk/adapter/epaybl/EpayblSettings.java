package de.stellwerk.adapter.epaybl;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.Setting;
import java.net.URI;
import java.time.Duration;

/** Where an ePayBL-Konnektor is, and for whom the hub books there. */
public record EpayblSettings(
        @Setting(value = "The address of fachverfahren/v1_0, without a slash at its end", pattern = "https?://.+[^/]")
        URI url,

        @Setting(value = "The Mandant's number", pattern = "[A-Za-z0-9]{1,20}")
        String mandant,

        @Setting(value = "The Bewirtschafter's number", pattern = "[A-Za-z0-9]{1,20}")
        String bewirtschafter,

        @Setting(
                value = "What may be paid with, separated by commas",
                fallback = "KREDITKARTE,GIROPAY,PAYPAL",
                pattern = "[A-Z]+(,[A-Z]+)*")
        String zahlverfahren,

        @Setting(value = "The Kennzeichen Mahnverfahren", pattern = "[A-Za-z0-9]{1,20}")
        String kennzeichenMahnverfahren,

        @Setting(value = "How many days until the amount is due", fallback = "14")
        int dueDays,

        @Setting("The user") String user,

        @Setting("The user's password") Secret password,

        @Setting("What notifications are hashed with") Secret notificationSecret,

        @Setting(value = "How long a request may take, answer included", fallback = "15s")
        Duration timeout) {}
