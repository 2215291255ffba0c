package org.labelport.plugins.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;

/** Names a public key by its digest: the same key in another certificate has the same name. */
final class Fingerprint {

    static final String PREFIX = "SHA256:";

    private Fingerprint() {}

    static String of(PublicKey key) {
        return PREFIX + HexFormat.of().formatHex(sha256().digest(key.getEncoded()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
