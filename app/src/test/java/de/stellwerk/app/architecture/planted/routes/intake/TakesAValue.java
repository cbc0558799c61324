package de.stellwerk.app.architecture.planted.routes.intake;

import org.springframework.beans.factory.annotation.Value;

final class TakesAValue {

    TakesAValue(@Value("${planted}") String value) {}
}
