package de.stellwerk.routes;

public record SaysNothing(String word) {}
