package de.stellwerk.schemas.xml;

/** What is wrong where in one of the catalogue's XML files; line and column from 1, 0 when unknown. */
public record Defect(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + " " + message;
    }
}
