package org.labelport.plugins.trust;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;

/**
 * A key in {@code conf/trust}.
 *
 * @param key checks signatures
 * @param signer who has the private key
 * @param file where it is written
 * @param note what is unusual about it, in one line
 */
public record TrustedKey(PublicKey key, Signer signer, Path file, Optional<String> note) {}
