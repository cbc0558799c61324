package de.stellwerk.app.architecture.planted.adapter.web;

public final class SomeCall {}
