package de.stellwerk.app.architecture.planted.adapter.demo;

public final class SomeAdapter {}
