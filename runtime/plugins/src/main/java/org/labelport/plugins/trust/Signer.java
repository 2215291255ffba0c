package org.labelport.plugins.trust;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Who signed something. Two signers are the same when their fingerprints are.
 *
 * @param fingerprint {@code SHA256:} and the hexadecimal SHA-256 of the encoded public key
 * @param subject the name in the certificate, such as {@code CN=Acme}; it is proven only for trusted keys
 * @param standing what the key may do here
 */
public record Signer(String fingerprint, String subject, Standing standing) {

    private static final int SHOWN_LENGTH = "SHA256:".length() + 16;

    /** A certificate can hold line ends and what turns text around. */
    private static final Pattern SPECIAL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** What a key may do here. */
    public enum Standing {
        /** It is not in {@code conf/trust}. */
        UNKNOWN,
        /** It is in {@code conf/trust}. */
        TRUSTED,
        /** It is in {@code conf/trust/labelport}: it may also sign what has the name of a bundle of the installation. */
        LABELPORT
    }

    public Signer {
        requireNonNull(fingerprint, "fingerprint");
        subject = SPECIAL.matcher(requireNonNull(subject, "subject")).replaceAll("?");
        requireNonNull(standing, "standing");
    }

    /** Whether the key is in {@code conf/trust}. */
    public boolean isTrusted() {
        return standing != Standing.UNKNOWN;
    }

    /** Whether the key may sign what has the name of a bundle of the installation. */
    public boolean mayReplaceInstallation() {
        return standing == Standing.LABELPORT;
    }

    /** The beginning of the fingerprint, for people; programs compare the whole. */
    public String shortFingerprint() {
        return shortened(fingerprint);
    }

    static String shortened(String fingerprint) {
        return fingerprint.length() > SHOWN_LENGTH ? fingerprint.substring(0, SHOWN_LENGTH) : fingerprint;
    }

    /** For people: the name and the beginning of the fingerprint. */
    @Override
    public String toString() {
        return subject + " (" + shortFingerprint() + ")";
    }
}
