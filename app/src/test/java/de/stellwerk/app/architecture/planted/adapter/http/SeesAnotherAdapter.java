package de.stellwerk.app.architecture.planted.adapter.http;

import de.stellwerk.app.architecture.planted.adapter.demo.SomeAdapter;

record SeesAnotherAdapter(SomeAdapter other) {}
