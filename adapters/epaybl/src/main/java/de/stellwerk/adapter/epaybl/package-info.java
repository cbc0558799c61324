/**
 * ePayBL behind its "Konnektor" (JSON REST). Its handbook is not public: what is assumed here stands in the project's decisions and is
 * what the stand-in does.
 */
package de.stellwerk.adapter.epaybl;
