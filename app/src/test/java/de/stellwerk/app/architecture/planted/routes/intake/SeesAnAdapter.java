package de.stellwerk.app.architecture.planted.routes.intake;

import de.stellwerk.app.architecture.planted.adapter.demo.SomeAdapter;

record SeesAnAdapter(SomeAdapter adapter) {}
