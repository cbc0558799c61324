package de.stellwerk.routes.intake;

import java.util.Optional;

/**
 * An attachment part of a multipart body, its content taken already.
 *
 * @param name the part's name
 * @param fileName as the part says it
 * @param mediaType as declared, without parameters
 */
record Part(String name, Optional<String> fileName, Optional<String> mediaType, Received received) {}
