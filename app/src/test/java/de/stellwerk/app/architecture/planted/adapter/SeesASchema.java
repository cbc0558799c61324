package de.stellwerk.app.architecture.planted.adapter;

import de.stellwerk.app.architecture.planted.schemas.SomeSchema;

record SeesASchema(SomeSchema schema) {}
