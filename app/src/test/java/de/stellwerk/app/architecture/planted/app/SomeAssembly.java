package de.stellwerk.app.architecture.planted.app;

public final class SomeAssembly {}
