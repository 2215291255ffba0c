package org.labelport.plugins.trust;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.plugin.PluginException;

/**
 * Finds out what a jar is, whether it is complete, and who signed it, without running any of its code. Verify exactly
 * the file that will be installed, which must be a copy that nobody else can write to. Thread-safe.
 */
public final class JarVerifier {

    private final TrustedKeys keys;
    private final JarLimits limits;
    private final Clock clock;

    /** @param keys decide whether a signer is trusted */
    public JarVerifier(TrustedKeys keys) {
        this(keys, Limits.USUAL);
    }

    /**
     * @param keys decide whether a signer is trusted
     * @param limits of what a jar holds
     */
    public JarVerifier(TrustedKeys keys, Limits limits) {
        this(keys, JarLimits.of(limits), Clock.systemUTC());
    }

    JarVerifier(TrustedKeys keys, JarLimits limits, Clock clock) {
        this.keys = keys;
        this.limits = limits;
        this.clock = clock;
    }

    /** The same as {@link #verify(Path, String)}, with the file's name in messages. */
    public VerifiedJar verify(Path jar) throws PluginException {
        return verify(jar, String.valueOf(jar.getFileName()));
    }

    /**
     * Reads all of a jar.
     *
     * @param shownAs what messages call it, for a file whose own name says nothing
     * @throws PluginException {@code plugin.not-a-jar}, {@code plugin.not-a-bundle}, {@code plugin.unsafe-entry},
     *     {@code plugin.too-large}, {@code plugin.altered} or {@code plugin.entry-added}; no rule can allow these. A
     *     jar that is not signed, or signed by an unknown signer, is not an error here
     */
    public VerifiedJar verify(Path jar, String shownAs) throws PluginException {
        Refusal refusal = new Refusal(shownAs);
        JarEntries entries = JarEntries.of(jar, limits, refusal);
        Map<String, X509Certificate> signers = new JarSignature(entries, refusal).signers(jar);
        BundleManifest manifest = BundleManifest.read(entries.manifest(), refusal);
        List<Signer> byStanding = signers.values().stream()
                .map(this::signer)
                .sorted(Comparator.comparing(Signer::standing).reversed().thenComparing(Signer::fingerprint))
                .toList();
        boolean notAccepted = byStanding.isEmpty() && entries.blocks() > 0;
        return new VerifiedJar(
                shownAs,
                manifest.id(),
                byStanding,
                notAccepted ? Optional.of(NOT_ACCEPTED) : Optional.empty(),
                manifest.formats(),
                manifest.targets(),
                manifest.exports(),
                manifest.fragmentHost(),
                manifest.headers(),
                signers.values().stream()
                        .flatMap(certificate -> expired(shownAs, certificate).stream())
                        .toList());
    }

    private static final String NOT_ACCEPTED =
            "it has a signature, which Java does not accept: with MD5 or SHA-1, by a key"
                    + " that is too short, or damaged";

    private Signer signer(X509Certificate certificate) {
        return keys.signer(
                certificate.getPublicKey(),
                certificate.getSubjectX500Principal().getName());
    }

    private Optional<String> expired(String jar, X509Certificate certificate) {
        return Optional.of(certificate.getNotAfter().toInstant())
                .filter(end -> end.isBefore(clock.instant()))
                .map(end -> jar + ": the certificate of " + signer(certificate) + " expired on "
                        + LocalDate.ofInstant(end, ZoneOffset.UTC) + "; what counts is the key");
    }
}
