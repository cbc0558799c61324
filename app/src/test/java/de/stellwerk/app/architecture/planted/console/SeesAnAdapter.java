package de.stellwerk.app.architecture.planted.console;

import de.stellwerk.app.architecture.planted.adapter.demo.SomeAdapter;

record SeesAnAdapter(SomeAdapter adapter) {}
