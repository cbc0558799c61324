package de.stellwerk.app.architecture.planted.schemas;

public final class SomeSchema {}
