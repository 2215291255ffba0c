package org.labelport.plugins.trust;

import java.util.List;
import java.util.Optional;

/**
 * A jar may come.
 *
 * @param signer the trusted signer, from now on the publisher of its name; empty when somebody allowed that there is none
 * @param notes what the log and the person should know, one line each
 */
public record Decision(Optional<Signer> signer, List<String> notes) {

    public Decision {
        notes = List.copyOf(notes);
    }
}
