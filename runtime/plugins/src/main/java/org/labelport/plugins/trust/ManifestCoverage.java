package org.labelport.plugins.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;

/**
 * Whether a signature covers the main attributes of the manifest, which say what a bundle is. Java checks only the
 * digest of each file: if a signature file has no digest of the main attributes, anybody can change them.
 */
final class ManifestCoverage {

    private static final String OF_MANIFEST = "-DIGEST-MANIFEST";
    private static final String OF_MAIN_ATTRIBUTES = "-DIGEST-MANIFEST-MAIN-ATTRIBUTES";
    private static final Set<String> WEAK = Set.of("MD2", "MD5", "SHA", "SHA1", "SHA-1");

    private final byte[] manifest;
    private final byte[] mainAttributes;

    ManifestCoverage(byte[] manifest) {
        this.manifest = manifest;
        this.mainAttributes = Arrays.copyOf(manifest, mainSectionLength(manifest));
    }

    /** Whether a signature file has a correct digest of the whole manifest, or of its main attributes. */
    boolean isCoveredBy(byte[] signatureFile) throws IOException {
        Manifest headers = new Manifest(new ByteArrayInputStream(signatureFile));
        for (Map.Entry<Object, Object> header : headers.getMainAttributes().entrySet()) {
            String name = header.getKey().toString().toUpperCase(Locale.ENGLISH);
            String value = header.getValue().toString();
            if (has(name, OF_MANIFEST, manifest, value) || has(name, OF_MAIN_ATTRIBUTES, mainAttributes, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(String header, String ending, byte[] content, String digest) {
        if (!header.endsWith(ending)) {
            return false;
        }
        String algorithm = header.substring(0, header.length() - ending.length());
        if (WEAK.contains(algorithm)) {
            return false;
        }
        try {
            return MessageDigest.isEqual(
                    MessageDigest.getInstance(algorithm).digest(content),
                    Base64.getMimeDecoder().decode(digest));
        } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Up to the first empty line and with it, as signers count. */
    private static int mainSectionLength(byte[] manifest) {
        int lineStart = 0;
        for (int i = 0; i < manifest.length; i++) {
            if (manifest[i] != '\n' && manifest[i] != '\r') {
                continue;
            }
            boolean empty = i == lineStart;
            if (manifest[i] == '\r' && i + 1 < manifest.length && manifest[i + 1] == '\n') {
                i++;
            }
            lineStart = i + 1;
            if (empty) {
                return lineStart;
            }
        }
        return manifest.length;
    }
}
