package org.labelport.plugin;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A plug-in as the manager knows it.
 *
 * @param id name and version
 * @param state what it is doing
 * @param formats ids of the formats that it provides
 * @param targets ids of the targets that it provides
 * @param sha256 of its jar, in hexadecimal; empty for what came with the installation
 * @param signer who signed it, with the fingerprint of the key; empty when nobody did
 * @param origin where it came from: {@code installation}, {@code dropped as <file>}, a file, an address
 * @param runs ids of the runs that hold it right now
 * @param problem why it does not serve, or will not serve after the next start, in one line; empty when there is none
 */
public record Plugin(
        PluginId id,
        State state,
        List<String> formats,
        List<String> targets,
        Optional<String> sha256,
        Optional<String> signer,
        String origin,
        List<String> runs,
        Optional<String> problem) {

    /** What a plug-in is doing. */
    public enum State {
        /** New runs can get it. */
        SERVING,
        /** New runs no longer get it; it goes when the runs that hold it have ended. */
        DRAINING,
        /** It is on disk only: for {@link PluginManager#rollback}, or for a moment after a change, until it serves. */
        KEPT,
        /** It is installed and cannot serve: {@link Plugin#problem} says why. */
        BROKEN,
        /** Its jar lies in the drop folder and was not taken: {@link Plugin#problem} says why. */
        REFUSED
    }

    public Plugin {
        requireNonNull(id, "id");
        requireNonNull(state, "state");
        requireNonNull(sha256, "sha256");
        requireNonNull(signer, "signer");
        requireNonNull(origin, "origin");
        requireNonNull(problem, "problem");
        formats = List.copyOf(formats);
        targets = List.copyOf(targets);
        runs = List.copyOf(runs);
    }
}
