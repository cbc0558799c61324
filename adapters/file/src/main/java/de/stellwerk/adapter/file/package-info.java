/** The adapter that drops PDF and XML into a directory, for a clerk or for a system that imports from one. */
package de.stellwerk.adapter.file;
