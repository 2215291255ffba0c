package org.labelport.plugins.repository;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.PluginException;

/** What an index lists. */
public final class PluginIndex {

    /** The largest size of an index: 16 MB. */
    static final int MOST_BYTES = 16 << 20;

    private final RepositoryAddress address;
    private final long increment;
    private final List<RepositoryBundle> bundles;

    private PluginIndex(RepositoryAddress address, long increment, List<RepositoryBundle> bundles) {
        this.address = address;
        this.increment = increment;
        this.bundles = bundles;
    }

    /**
     * Parses an index. The caller must have checked its signature.
     *
     * @throws PluginException {@code plugin.index-unsafe} when it holds a document type, or the address of something that
     *     does not lie beneath it; {@code plugin.index-damaged} when it is no index, or too large
     */
    static PluginIndex parse(RepositoryAddress address, byte[] xml) throws PluginException {
        IndexParser parser = new IndexParser(address);
        List<RepositoryBundle> bundles = parser.parse(xml).stream()
                .sorted(Comparator.comparing(RepositoryBundle::id))
                .toList();
        return new PluginIndex(address, parser.increment(), bundles);
    }

    /** Path or address of the index, for messages. */
    public String address() {
        return address.shown();
    }

    /** What tells the index from all others, without secrets; its increment is remembered under it. */
    String key() {
        return address.key();
    }

    /** Grows with every new version of the index. */
    public long increment() {
        return increment;
    }

    /** The jars, by name and version. */
    public List<RepositoryBundle> bundles() {
        return bundles;
    }

    /** The jars that bring formats or targets, sorted by name and version; the others are libraries. */
    public List<AvailablePlugin> available() {
        return bundles.stream()
                .filter(IndexParser::isPlugin)
                .map(RepositoryBundle::available)
                .toList();
    }

    /**
     * Refuses an index that is older than one that was seen before, because an attacker may want to bring back a faulty
     * version.
     *
     * @param seen increments by {@link #key}
     */
    void checkNotOlder(Map<String, Long> seen) throws PluginException {
        long last = seen.getOrDefault(key(), Long.MIN_VALUE);
        if (increment < last) {
            throw new PluginException(
                    "plugin.index-older",
                    "The repository " + address() + " shows an index that is older (increment " + increment
                            + ") than one that was seen before (" + last
                            + "). Make its index again, or ask its maintainer.");
        }
    }
}
