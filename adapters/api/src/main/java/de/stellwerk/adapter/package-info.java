/**
 * What an IT provider needs to attach a system, in JDK types only: {@link de.stellwerk.adapter.Adapter}, its settings record
 * described by {@link de.stellwerk.adapter.Setting}, and four kinds of failure under
 * {@link de.stellwerk.adapter.DeliveryFailure}.
 */
package de.stellwerk.adapter;
