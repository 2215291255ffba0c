package org.labelport.plugins.trust;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.plugin.PluginId;

/**
 * A jar that is a complete bundle and, if signed, unchanged since. {@link TrustPolicy} decides whether it may run.
 *
 * @param jar what messages call it
 * @param id name and version
 * @param signers the signers of all entries, trusted or not, those with the higher standing first; empty when there are
 *     none
 * @param signatureProblem why an existing signature does not count; empty when there is no problem
 * @param formats ids of the formats that it declares
 * @param targets ids of the targets that it declares
 * @param exports packages that it offers to other bundles
 * @param fragmentHost the host bundle, for a fragment
 * @param headers main attributes of its manifest; names are found in any case
 * @param notes unusual facts that are no reason to refuse it, one line each
 */
public record VerifiedJar(
        String jar,
        PluginId id,
        List<Signer> signers,
        Optional<String> signatureProblem,
        List<String> formats,
        List<String> targets,
        List<String> exports,
        Optional<String> fragmentHost,
        Map<String, String> headers,
        List<String> notes) {

    public VerifiedJar {
        signers = List.copyOf(signers);
        formats = List.copyOf(formats);
        targets = List.copyOf(targets);
        exports = List.copyOf(exports);
        notes = List.copyOf(notes);
    }
}
