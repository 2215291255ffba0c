package org.labelport.plugins.trust;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.plugin.PluginId;

/**
 * A jar that is a whole bundle, and unchanged since it was signed, if it was. Whether it may run is for {@link TrustPolicy}
 * to say.
 *
 * @param jar what messages call it
 * @param id name and version
 * @param signers who signed all of it, trusted or not, those with the higher standing first; empty when nobody did
 * @param signatureProblem why a signature that is there is none; empty when there is nothing to say
 * @param formats ids of the formats that it says to bring
 * @param targets ids of the targets that it says to bring
 * @param exports packages that it offers to other bundles
 * @param fragmentHost the bundle that it wants to be a part of
 * @param headers main attributes of its manifest; names are found in any case
 * @param notes what is unusual and no reason to refuse it, one line each
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
