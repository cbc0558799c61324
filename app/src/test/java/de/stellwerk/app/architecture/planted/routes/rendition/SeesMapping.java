package de.stellwerk.app.architecture.planted.routes.rendition;

import de.stellwerk.app.architecture.planted.routes.mapping.SomeStage;

public record SeesMapping(SomeStage stage) {}
