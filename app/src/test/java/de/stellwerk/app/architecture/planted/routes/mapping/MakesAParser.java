package de.stellwerk.app.architecture.planted.routes.mapping;

import javax.xml.parsers.DocumentBuilderFactory;

final class MakesAParser {

    Object parser() {
        return DocumentBuilderFactory.newInstance();
    }
}
