package de.stellwerk.adapter.web;

import de.stellwerk.adapter.Secret;
import java.nio.file.Path;

/**
 * Our certificate with its private key, for targets that want to see one (mTLS).
 *
 * @param file PKCS#12; read again when it changes, so that a renewed certificate needs no restart
 * @param password of the file and of the key in it
 */
public record ClientCertificate(Path file, Secret password) {}
