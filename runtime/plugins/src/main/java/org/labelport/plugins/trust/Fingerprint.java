package org.labelport.plugins.trust;

import java.security.PublicKey;
import java.util.HexFormat;
import org.labelport.engine.hash.Sha256;

/** Names a public key by its digest: the same key in another certificate has the same name. */
final class Fingerprint {

    static final String PREFIX = "SHA256:";

    private Fingerprint() {}

    static String of(PublicKey key) {
        return PREFIX + HexFormat.of().formatHex(Sha256.digest().digest(key.getEncoded()));
    }
}
