/**
 * What a payment provider is written against, shaped like XBezahldienste 1.0.0 of FITKO. {@link
 * de.stellwerk.adapter.payment.PaymentProvider} is the one interface to implement.
 */
package de.stellwerk.adapter.payment;
