/**
 * The adapter for document management systems that speak CMIS 1.1 (OASIS), through the browser or the AtomPub binding of
 * Apache Chemistry OpenCMIS.
 */
package de.stellwerk.adapter.cmis;
