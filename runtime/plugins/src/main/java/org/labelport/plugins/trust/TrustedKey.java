package org.labelport.plugins.trust;

import java.nio.file.Path;
import java.security.PublicKey;

/**
 * A key in {@code conf/trust}.
 *
 * @param key checks signatures
 * @param signer who has the private key
 * @param file where it is written
 */
public record TrustedKey(PublicKey key, Signer signer, Path file) {}
