package de.stellwerk.routes.catalog;

/** When a service's fees are paid. Written {@code before-delivery}, {@code at-portal}, {@code invoice}, {@code none}. */
public enum PaymentPolicy {
    /** To the tenant's payment provider, before anything is delivered. */
    BEFORE_DELIVERY,
    /** The portal has taken the money already, and says so in the submission. */
    AT_PORTAL,
    /** The tenant bills later; the amount is told. */
    INVOICE,
    /** The service costs nothing. */
    NONE
}
