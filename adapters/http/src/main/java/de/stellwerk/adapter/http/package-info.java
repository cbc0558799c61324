/** The adapter for targets that take one HTTP request and name an idempotency key: no code, only settings. */
package de.stellwerk.adapter.http;
