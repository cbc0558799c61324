package de.stellwerk.routes;

class Prints {

    void print() {
        System.err.println("here");
    }
}
