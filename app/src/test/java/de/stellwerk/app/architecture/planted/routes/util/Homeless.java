package de.stellwerk.app.architecture.planted.routes.util;

final class Homeless {}
