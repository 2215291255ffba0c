package org.labelport.plugins.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginId;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.store.StoredPlugin.Role;

/**
 * The difference between two states of the store.
 *
 * @param before the state before
 * @param after the state after
 * @param installation the versions that came with the installation
 */
record Difference(StoreState before, StoreState after, Set<PluginId> installation) {

    List<PluginId> serves() {
        List<PluginId> serves = new ArrayList<>(only(after, before, Role.SERVING));
        before.replaced().stream()
                .filter(id -> !after.replaced().contains(id))
                .filter(installation::contains)
                .sorted()
                .forEach(serves::add);
        return serves;
    }

    List<PluginId> libraries() {
        return only(after, before, Role.LIBRARY);
    }

    List<PluginId> leaves() {
        List<PluginId> leaves = new ArrayList<>(only(before, after, Role.SERVING));
        leaves.addAll(only(before, after, Role.LIBRARY));
        after.replaced().stream()
                .filter(id -> !before.replaced().contains(id))
                .sorted()
                .forEach(leaves::add);
        return leaves;
    }

    /** Whether what runs stays the same. */
    boolean isNothing() {
        return report(List.of(), List.of()).isNothing();
    }

    /** Lines about versions that are no longer kept. */
    List<String> forgotten() {
        return before.plugins().stream()
                .filter(plugin -> !plugin.runs() && after.find(plugin.id()).isEmpty())
                .map(plugin -> plugin.id() + " is not kept any more")
                .toList();
    }

    /** The report for the user. */
    PluginChange report(List<String> restarts, List<String> notes) {
        return new PluginChange(serves(), libraries(), leaves(), restarts, notes);
    }

    /** The first plug-in that comes or goes. */
    Optional<PluginId> first() {
        return Stream.of(serves(), leaves(), libraries()).flatMap(List::stream).findFirst();
    }

    /** The facts for the log. */
    Map<String, String> facts(List<String> notes) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("serves", text(serves()));
        facts.put("libraries", text(libraries()));
        facts.put("leaves", text(leaves()));
        Stream.of(serves(), libraries())
                .flatMap(List::stream)
                .flatMap(id -> after.find(id).stream())
                .forEach(plugin -> facts.put(plugin.id().toString(), provenance(plugin)));
        facts.put("notes", String.join("; ", notes));
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private static String provenance(StoredPlugin plugin) {
        String signer = plugin.signer()
                .map(known -> known.subject() + " " + known.fingerprint())
                .orElse("nobody");
        return "sha256 " + plugin.sha256() + ", signed by " + signer + ", from " + plugin.origin();
    }

    /** Versions that run in one state, and not in the other, or as another build. */
    private static List<PluginId> only(StoreState one, StoreState other, Role role) {
        Set<String> locations = other.plugins().stream()
                .filter(StoredPlugin::runs)
                .map(StoredPlugin::location)
                .collect(Collectors.toSet());
        return one.plugins().stream()
                .filter(plugin -> plugin.role() == role && !locations.contains(plugin.location()))
                .map(StoredPlugin::id)
                .toList();
    }

    private static String text(List<PluginId> ids) {
        return ids.stream().map(PluginId::toString).collect(Collectors.joining(", "));
    }
}
