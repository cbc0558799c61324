package de.stellwerk.routes.intake;

import java.util.Optional;

/**
 * An attachment part of a multipart body, its content taken already.
 *
 * @param name the part's name
 * @param mediaType as declared, without parameters
 */
record Part(String name, Optional<String> mediaType, Received received) {}
