package org.labelport.plugins.trust;

import java.util.Optional;
import org.labelport.plugin.PluginVersion;

/** The installed plug-ins, as far as they decide whether another one may be installed. */
public interface KnownPlugins {

    /**
     * The signer of what is or was installed under a name.
     *
     * @return the fingerprint of {@link Signer#fingerprint}; empty when nothing was, or nobody signed it
     */
    Optional<String> publisher(String name);

    /** The highest version of a name that serves. */
    Optional<PluginVersion> servingVersion(String name);

    /** The name of the bundle that brings a format. */
    Optional<String> ownerOfFormat(String format);

    /** The name of the bundle that brings a target. */
    Optional<String> ownerOfTarget(String target);

    /** Whether a name is that of a bundle that came with the installation. */
    boolean isInstallation(String name);
}
