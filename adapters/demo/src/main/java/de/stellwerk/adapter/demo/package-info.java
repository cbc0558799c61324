/** The adapter that plays every part a target can play: to learn with, and to break the hub with. */
package de.stellwerk.adapter.demo;
