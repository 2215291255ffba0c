package org.labelport.plugins.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.labelport.plugin.PluginException;

/** Reads all of a jar, so that Java compares every entry with its signature, and finds who signed every one. */
final class JarSignature {

    private final JarEntries entries;
    private final Refusal refusal;

    private @Nullable Map<String, X509Certificate> signersOfAll;
    private Optional<String> unsigned = Optional.empty();
    private final Set<String> names = new HashSet<>();
    private boolean signed;

    JarSignature(JarEntries entries, Refusal refusal) {
        this.entries = entries;
        this.refusal = refusal;
    }

    /**
     * The signers of all entries, by fingerprint; empty when the jar is not signed at all.
     *
     * @throws PluginException when it is damaged, or is not what was signed
     */
    Map<String, X509Certificate> signers(Path jar) throws PluginException {
        Manifest manifest = BundleManifest.parsed(entries.manifest(), refusal);
        try (JarFile file = new JarFile(jar.toFile(), true)) {
            for (JarEntry entry : Collections.list(file.entries())) {
                try (InputStream in = file.getInputStream(entry)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                names.add(entry.getName());
                if (!entry.isDirectory() && !JarEntries.isOfSignature(entry.getName())) {
                    count(entry);
                }
            }
        } catch (SecurityException | IllegalArgumentException e) {
            throw refusal.altered(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw refusal.unread(e);
        }
        if (!signed || signersOfAll == null) {
            return Map.of();
        }
        if (unsigned.isPresent()) {
            throw refusal.entryAdded("its signature does not cover '" + unsigned.get() + "'");
        }
        if (signersOfAll.isEmpty()) {
            throw refusal.entryAdded("there is no key that signed every entry");
        }
        checkManifest();
        checkNothingIsMissing(manifest);
        return signersOfAll;
    }

    private void count(JarEntry entry) {
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null || signers.length == 0) {
            if (unsigned.isEmpty()) {
                unsigned = Optional.of(entry.getName());
            }
            return;
        }
        signed = true;
        Map<String, X509Certificate> found = new LinkedHashMap<>();
        for (CodeSigner signer : signers) {
            X509Certificate certificate = (X509Certificate)
                    signer.getSignerCertPath().getCertificates().get(0);
            found.putIfAbsent(Fingerprint.of(certificate.getPublicKey()), certificate);
        }
        if (signersOfAll == null) {
            signersOfAll = found;
        } else {
            signersOfAll.keySet().retainAll(found.keySet());
        }
    }

    private void checkManifest() throws PluginException {
        ManifestCoverage coverage = new ManifestCoverage(entries.manifest());
        for (Map.Entry<String, byte[]> file : entries.signatureFiles().entrySet()) {
            try {
                if (!coverage.isCoveredBy(file.getValue())) {
                    throw refusal.altered(file.getKey() + " does not vouch for the main attributes of the manifest, so"
                            + " anybody may have written them");
                }
            } catch (IOException e) {
                throw refusal.altered(file.getKey() + " cannot be read", e);
            }
        }
    }

    /** Checks that no signed entry is missing, which Java does not check. */
    private void checkNothingIsMissing(Manifest manifest) throws PluginException {
        for (Map.Entry<String, Attributes> section : manifest.getEntries().entrySet()) {
            if (!names.contains(section.getKey()) && hasDigest(section.getValue())) {
                throw refusal.altered("'" + section.getKey() + "' was signed and is missing");
            }
        }
    }

    private static boolean hasDigest(Attributes attributes) {
        return attributes.keySet().stream()
                .anyMatch(name -> name.toString().toUpperCase(Locale.ENGLISH).endsWith("-DIGEST"));
    }
}
