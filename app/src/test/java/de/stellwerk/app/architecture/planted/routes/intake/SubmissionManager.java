package de.stellwerk.app.architecture.planted.routes.intake;

final class SubmissionManager {}
