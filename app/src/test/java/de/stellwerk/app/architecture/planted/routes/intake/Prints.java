package de.stellwerk.app.architecture.planted.routes.intake;

final class Prints {

    void print() {
        System.out.println("here");
    }
}
