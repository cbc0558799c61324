package de.stellwerk.app.architecture.planted.schemas;

import de.stellwerk.app.architecture.planted.adapter.demo.SomeAdapter;

record SeesAnAdapter(SomeAdapter adapter) {}
