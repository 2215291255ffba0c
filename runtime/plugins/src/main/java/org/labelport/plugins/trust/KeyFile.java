package org.labelport.plugins.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.labelport.plugin.PluginException;
import org.labelport.plugins.trust.Signer.Standing;
import org.labelport.report.FileTrouble;

/** Reads the public keys of a file: certificates or bare keys in PEM, or one of them in DER. */
final class KeyFile {

    private static final long LARGEST = 1 << 20;

    /** Of an RSA or DSA key. Java itself takes signatures from 1024 bits on. */
    private static final int FEWEST_BITS = 2048;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("EdDSA", "EC", "RSA", "RSASSA-PSS", "DSA");

    private final Path file;
    private final Standing standing;

    KeyFile(Path file, Standing standing) {
        this.file = file;
        this.standing = standing;
    }

    /** @throws PluginException when the file holds anything else, or nothing */
    List<TrustedKey> read() throws PluginException {
        byte[] bytes = bytes();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<TrustedKey> keys = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            keys.add(key(block.group(1), decoded(block.group(2))));
        }
        if (keys.size() != text.split("-----BEGIN", -1).length - 1) {
            throw unreadable("one of its blocks has no end", null);
        }
        return keys.isEmpty() ? List.of(der(bytes)) : keys;
    }

    private byte[] bytes() throws PluginException {
        try {
            if (Files.size(file) > LARGEST) {
                throw unreadable("it is larger than a key", null);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable("it cannot be read (" + FileTrouble.of(e) + ")", e);
        }
    }

    private byte[] decoded(String base64) throws PluginException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw unreadable("its Base64 is damaged", e);
        }
    }

    private TrustedKey key(String label, byte[] der) throws PluginException {
        try {
            return switch (label) {
                case "CERTIFICATE", "X509 CERTIFICATE" -> certificate(der);
                case "PUBLIC KEY" -> bare(der);
                default ->
                    throw unreadable(
                            label.endsWith("PRIVATE KEY")
                                    ? "it holds a private key, which nobody but its owner should have"
                                    : "it holds a block " + label,
                            null);
            };
        } catch (GeneralSecurityException e) {
            throw unreadable("its block " + label + " is damaged, or of a kind that this Java does not know", e);
        }
    }

    private TrustedKey der(byte[] bytes) throws PluginException {
        try {
            return certificate(bytes);
        } catch (CertificateException noCertificate) {
            try {
                return bare(bytes);
            } catch (GeneralSecurityException noKey) {
                throw unreadable("it is neither", noCertificate);
            }
        }
    }

    private TrustedKey certificate(byte[] der) throws CertificateException, PluginException {
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        return trusted(
                certificate.getPublicKey(),
                certificate.getSubjectX500Principal().getName());
    }

    private TrustedKey bare(byte[] der) throws GeneralSecurityException, PluginException {
        X509EncodedKeySpec encoded = new X509EncodedKeySpec(der);
        for (String algorithm : ALGORITHMS) {
            try {
                PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(encoded);
                return trusted(key, file.getFileName().toString());
            } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
                continue; // a key of another algorithm
            }
        }
        throw new InvalidKeySpecException("no public key");
    }

    private TrustedKey trusted(PublicKey key, String subject) throws PluginException {
        int bits = bits(key);
        if (bits < FEWEST_BITS) {
            throw unreadable(
                    "its " + key.getAlgorithm() + " key has " + bits + " bits, and what is signed with less than "
                            + FEWEST_BITS + " can be forged",
                    null);
        }
        return new TrustedKey(key, new Signer(Fingerprint.of(key), subject, standing), file);
    }

    /** How long a key is whose strength is its length; curves are all long enough. */
    private static int bits(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof DSAKey dsa && dsa.getParams() != null
                ? dsa.getParams().getP().bitLength()
                : FEWEST_BITS;
    }

    private PluginException unreadable(String problem, @Nullable Throwable cause) {
        return unreadable(file, problem, cause);
    }

    static PluginException unreadable(Path file, String problem, @Nullable Throwable cause) {
        String message = file + " should hold a certificate or a public key, but " + problem
                + ". Put a certificate (PEM or DER) or a PUBLIC KEY (PEM) there, or move it out of the folder.";
        return cause == null
                ? new PluginException("plugin.trust-unreadable", message)
                : new PluginException("plugin.trust-unreadable", message, cause);
    }
}
