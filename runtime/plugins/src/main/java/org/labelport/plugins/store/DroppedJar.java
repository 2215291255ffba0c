package org.labelport.plugins.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.labelport.plugin.PluginId;

/**
 * What became of a jar in the drop folder, recorded so that it is examined only once.
 *
 * @param size in bytes, when it was examined
 * @param modifiedMillis its time of change, when it was examined
 * @param plugin what was installed from it; empty when it was refused
 * @param refusal code and message; empty when it was installed
 */
public record DroppedJar(long size, long modifiedMillis, Optional<PluginId> plugin, Optional<Refusal> refusal) {

    /** Why a jar was refused. */
    public record Refusal(String code, String message) {}

    public DroppedJar {
        requireNonNull(plugin, "plugin");
        requireNonNull(refusal, "refusal");
    }
}
