/** Operations from the command line: every command is a call of the operations API, with its rights. */
package de.stellwerk.client;
