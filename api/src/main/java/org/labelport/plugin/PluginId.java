package org.labelport.plugin;

import static java.util.Objects.requireNonNull;

/**
 * One version of a plug-in.
 *
 * @param name the bundle's symbolic name, such as {@code org.labelport.converters.yolo}
 * @param version the bundle's version
 */
public record PluginId(String name, PluginVersion version) implements Comparable<PluginId> {

    public PluginId {
        requireNonNull(name, "name");
        requireNonNull(version, "version");
    }

    /** By name, then the older version first. */
    @Override
    public int compareTo(PluginId other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : version.compareTo(other.version);
    }

    /** {@code name@version}, as commands take it. */
    @Override
    public String toString() {
        return name + "@" + version;
    }
}
