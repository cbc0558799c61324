package de.stellwerk.routes.delivery;

/** Makes the PDF of an Antrag document: the same bytes whenever it is asked. */
public interface PdfRendition {

    byte[] pdf(byte[] antrag) throws MappingFault;
}
