package org.labelport.plugins.trust;

import java.util.List;
import java.util.Optional;

/**
 * The decision that a jar may be installed.
 *
 * @param signer the trusted signer, who is from now on the publisher of the jar's name; empty when the user allowed a
 *     jar without one
 * @param notes notes for the log and the user, one line each
 */
public record Decision(Optional<Signer> signer, List<String> notes) {

    public Decision {
        notes = List.copyOf(notes);
    }
}
