package org.labelport.plugins.guard;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.Bundle;

/** Decides whether a bundle may run that the plug-in manager did not install. */
@FunctionalInterface
public interface BundleVetting {

    /**
     * Checks a bundle, once for each content. Called on the thread that installs or updates it, before it can resolve,
     * and outside the framework's locks. A failure refuses too.
     *
     * @param bundle for messages
     * @param jar a copy of what the framework would run, not of what lies at its location; deleted afterwards
     * @return why it may not run, and what to do, in one line; empty when it may
     */
    Optional<String> refusal(Bundle bundle, Path jar);
}
