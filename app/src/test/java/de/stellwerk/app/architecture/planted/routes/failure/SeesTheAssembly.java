package de.stellwerk.app.architecture.planted.routes.failure;

import de.stellwerk.app.architecture.planted.app.SomeAssembly;

record SeesTheAssembly(SomeAssembly assembly) {}
