package de.stellwerk.routes;

class PutsASecretIntoAnAddress {

    String address(String secret) {
        return "https://dms.example/?token=" + secret;
    }
}
