package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Portal;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How services and areas in a message are understood: by the words of the portal that sent it, and by what this hub has.
 *
 * @param known whether a Leistungsschlüssel or its URN is one of the catalogue's
 */
record AddressBook(Portal.Addresses portal, Predicate<String> known) {

    static AddressBook of(Portal portal, Catalog catalog) {
        return new AddressBook(
                portal.addresses(), service -> catalog.service(service).isPresent());
    }

    Optional<String> area(String written) {
        return portal.area(written);
    }

    Optional<Portal.FormAddress> form(String number) {
        return Optional.ofNullable(portal.forms().get(number));
    }
}
