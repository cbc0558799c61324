/** The only place where XML is parsed, validated and transformed; everything in it is closed to the outside. */
package de.stellwerk.schemas.xml;
