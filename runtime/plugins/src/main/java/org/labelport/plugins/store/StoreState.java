package org.labelport.plugins.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.labelport.plugin.PluginId;

/**
 * Which plug-ins serve, and what must be recorded about others. Immutable.
 *
 * @param plugins jars in the store, in the order in which they came
 * @param replaced versions of the installation that no longer serve because a plug-in of the same name does
 * @param publishers the fingerprints of signers by name of the plug-in, including plug-ins that are gone
 * @param dropped what became of the jars in the drop folder, by file name
 * @param increments the highest increment that was seen of each repository's index, by what tells it from others
 */
public record StoreState(
        List<StoredPlugin> plugins,
        Set<PluginId> replaced,
        Map<String, String> publishers,
        Map<String, DroppedJar> dropped,
        Map<String, Long> increments) {

    /** The state without plug-ins, in which only the installation serves. */
    public static final StoreState EMPTY = new StoreState(List.of(), Set.of(), Map.of(), Map.of(), Map.of());

    public StoreState {
        plugins = List.copyOf(plugins);
        replaced = Collections.unmodifiableSet(new LinkedHashSet<>(replaced));
        publishers = Collections.unmodifiableMap(new TreeMap<>(publishers));
        dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
        increments = Collections.unmodifiableMap(new TreeMap<>(increments));
    }

    /** The versions of a plug-in in the store. */
    public Stream<StoredPlugin> named(String name) {
        return plugins.stream().filter(plugin -> plugin.id().name().equals(name));
    }

    /** A version in the store. */
    public Optional<StoredPlugin> find(PluginId id) {
        return plugins.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    /** The same with other plug-ins. */
    public StoreState plugins(Collection<StoredPlugin> others) {
        return new StoreState(List.copyOf(others), replaced, publishers, dropped, increments);
    }

    /** The same with each plug-in changed. */
    public StoreState each(UnaryOperator<StoredPlugin> change) {
        return plugins(plugins.stream().map(change).toList());
    }

    /** The same with one more plug-in, which replaces one of the same name and version. */
    public StoreState with(StoredPlugin plugin) {
        List<StoredPlugin> changed = new ArrayList<>(plugins);
        changed.removeIf(other -> other.id().equals(plugin.id()));
        changed.add(plugin);
        return plugins(changed);
    }

    /** The same without some of its plug-ins. */
    public StoreState without(Collection<StoredPlugin> leaving) {
        return plugins(
                plugins.stream().filter(plugin -> !leaving.contains(plugin)).toList());
    }

    /** The same with other versions of the installation replaced. */
    public StoreState replaced(Set<PluginId> others) {
        return new StoreState(plugins, others, publishers, dropped, increments);
    }

    /** Remembers who signs a plug-in from now on. */
    public StoreState publisher(String name, String fingerprint) {
        Map<String, String> changed = new TreeMap<>(publishers);
        changed.put(name, fingerprint);
        return new StoreState(plugins, replaced, changed, dropped, increments);
    }

    /** Remembers what became of a dropped jar. */
    public StoreState dropped(String file, DroppedJar jar) {
        Map<String, DroppedJar> changed = new TreeMap<>(dropped);
        changed.put(file, jar);
        return new StoreState(plugins, replaced, publishers, changed, increments);
    }

    /** Forgets a dropped jar. */
    public StoreState notDropped(String file) {
        Map<String, DroppedJar> changed = new TreeMap<>(dropped);
        changed.remove(file);
        return new StoreState(plugins, replaced, publishers, changed, increments);
    }

    /** Forgets all dropped jars of a plug-in; one that is still there is examined as if it were new. */
    public StoreState notDropped(PluginId plugin) {
        Map<String, DroppedJar> changed = new TreeMap<>(dropped);
        changed.values().removeIf(jar -> jar.plugin().equals(Optional.of(plugin)));
        return new StoreState(plugins, replaced, publishers, changed, increments);
    }

    /** Remembers the increments of indexes. */
    public StoreState increments(Map<String, Long> seen) {
        Map<String, Long> changed = new TreeMap<>(increments);
        seen.forEach((address, increment) -> changed.merge(address, increment, Long::max));
        return new StoreState(plugins, replaced, publishers, dropped, changed);
    }
}
