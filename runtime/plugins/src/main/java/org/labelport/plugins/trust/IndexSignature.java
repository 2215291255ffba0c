package org.labelport.plugins.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.plugins.repository.IndexCheck;

/**
 * The detached Ed25519 signature of an index: one line with the Base64 of the signature and the fingerprint of the key.
 * The fingerprint only serves to distinguish a changed index from an untrusted key; nothing is trusted because of it.
 */
public final class IndexSignature implements IndexCheck {

    static final String ALGORITHM = "Ed25519";

    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9+/]{86}==)(?:[ \\t]+(SHA256:[0-9a-f]{64}))?\\s*");
    private static final int LONGEST = 1 << 10;

    private final TrustedKeys keys;
    private final Unsigned unsigned;

    /** @param unsigned whether an index without a trusted signature is accepted */
    public IndexSignature(TrustedKeys keys, Unsigned unsigned) {
        this.keys = keys;
        this.unsigned = unsigned;
    }

    /** The content of the signature file. */
    static byte[] line(byte[] signature, PublicKey key) {
        String line = Base64.getEncoder().encodeToString(signature) + " " + Fingerprint.of(key) + "\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * @throws PluginException {@code plugin.index-unsigned}, {@code plugin.index-altered} or {@code plugin.index-foreign}
     */
    @Override
    public void check(String address, byte[] index, Optional<byte[]> signature) throws PluginException {
        if (signature.isEmpty()) {
            if (unsigned == Unsigned.REFUSE) {
                throw new PluginException(
                        "plugin.index-unsigned",
                        address + " has no signature beside it (" + address
                                + ".sig). Ask the maintainer of the repository to"
                                + " sign the index: labelport plugin index <folder> --keystore <file>.");
            }
            return;
        }
        Matcher line = LINE.matcher(text(signature.get()));
        if (!line.matches()) {
            throw altered(address, "its signature is not one line of Base64 of an Ed25519 signature");
        }
        byte[] bytes = Base64.getDecoder().decode(line.group(1));
        Optional<String> fingerprint = Optional.ofNullable(line.group(2));
        List<TrustedKey> candidates = candidates(fingerprint);
        for (TrustedKey candidate : candidates) {
            if (isSignedBy(candidate.key(), index, bytes)) {
                return;
            }
        }
        if (!candidates.isEmpty()) {
            throw altered(
                    address,
                    "its signature belongs to other content" + (fingerprint.isEmpty() ? ", or by an unknown key" : ""));
        }
        if (unsigned == Unsigned.REFUSE) {
            throw new PluginException(
                    "plugin.index-foreign",
                    address + " is signed with "
                            + fingerprint.map(key -> "the key " + key).orElse("a key")
                            + ", and no Ed25519 key in " + keys.place()
                            + " is that one. If the maintainer of the repository confirms the key, put"
                            + " the certificate into the file " + keys.place() + "/repository.pem.");
        }
    }

    private static String text(byte[] signature) {
        return signature.length > LONGEST ? "" : new String(signature, StandardCharsets.ISO_8859_1);
    }

    private List<TrustedKey> candidates(Optional<String> fingerprint) {
        List<TrustedKey> candidates = new ArrayList<>();
        for (TrustedKey key : keys.keys()) {
            boolean named = fingerprint.isEmpty()
                    || fingerprint.get().equals(key.signer().fingerprint());
            if (named && isEd25519(key.key())) {
                candidates.add(key);
            }
        }
        return candidates;
    }

    static boolean isEd25519(Key key) {
        return key instanceof EdECKey edwards && edwards.getParams().getName().equals(ALGORITHM);
    }

    private static boolean isSignedBy(PublicKey key, byte[] index, byte[] signature) {
        try {
            Signature verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(key);
            verification.update(index);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not the form of a signature
        }
    }

    private static PluginException altered(String address, String problem) {
        return new PluginException(
                "plugin.index-altered",
                address + " is not as it was signed: " + problem
                        + ". Do not use it; ask the maintainer of the repository to make the index again.");
    }
}
