package org.labelport.plugins.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.labelport.plugin.PluginId;

/**
 * What became of a jar in the drop folder, so that it is looked at once.
 *
 * @param size in bytes, when it was looked at
 * @param modifiedMillis its time of change, when it was looked at
 * @param plugin what was installed from it; empty when it was refused
 * @param refusal code and message; empty when it was installed
 */
public record DroppedJar(long size, long modifiedMillis, Optional<PluginId> plugin, Optional<Refusal> refusal) {

    /** Why a jar was not taken. */
    public record Refusal(String code, String message) {}

    public DroppedJar {
        requireNonNull(plugin, "plugin");
        requireNonNull(refusal, "refusal");
    }
}
