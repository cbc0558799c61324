package de.stellwerk.routes;

class NamesAService {

    boolean special(String key) {
        return key.equals("99999999999999");
    }
}
