package de.stellwerk.benchmarks.faults.outside;

/** One attachment; a small file of a type that services take. */
record Attachment(String name, String mediaType, byte[] content) {

    String sha512() {
        return Sha512.hex(content);
    }
}
