package org.labelport.plugins.change;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.change.Sources.Wanted;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.store.StoredPlugin.Role;
import org.osgi.framework.Bundle;

/**
 * Proposes the state after a change, for the present framework: finds the jars that it needs, and checks that nothing
 * needs the jars that it removes.
 */
final class Proposals {

    private final Sources sources;
    private final PluginBundles bundles;
    private final Reconciler reconciler;
    private final Admissions admissions;

    Proposals(Sources sources, PluginBundles bundles, Reconciler reconciler, Admissions admissions) {
        this.sources = sources;
        this.bundles = bundles;
        this.reconciler = reconciler;
        this.admissions = admissions;
    }

    /** Proposes to install a version beside the present ones. */
    Proposal install(String what, PluginRules rules, StoreState state) throws PluginException, IOException {
        Candidate candidate = sources.find(what, state, rules);
        return Proposal.coming(next(state).beside(candidate), candidate);
    }

    /** Proposes to install a version in place of all others. */
    Proposal upgrade(String what, PluginRules rules, StoreState state) throws PluginException, IOException {
        Candidate candidate = sources.find(what, state, rules);
        return Proposal.coming(instead(candidate, state), candidate);
    }

    /** Proposes to go back to the version before. */
    Proposal rollback(String name, StoreState state) throws PluginException {
        int version = name.indexOf('@');
        if (version >= 0) {
            String plugin = name.substring(0, version);
            throw new PluginException(
                    "plugin.bad-version",
                    "'" + name
                            + "' names a version, and rollback goes to the one that served before. Say 'labelport plugin"
                            + " rollback " + plugin + "'; for another version install its jar, whose place"
                            + " 'labelport plugin list " + plugin + "' tells.");
        }
        StoreState next = next(state).before(nameOf(name, state));
        for (StoredPlugin plugin : coming(state, next, Optional.empty())) {
            admissions.check(plugin, state);
        }
        return Proposal.of(next, List.of());
    }

    /** Proposes to uninstall all or some versions. */
    Proposal uninstall(String what, StoreState state) throws PluginException {
        Wanted wanted = Wanted.exact(what);
        return Proposal.of(without(nameOf(wanted.name(), state), wanted.versions(), state), List.of());
    }

    /** The candidate for a jar at hand. */
    Candidate ofJar(Path jar, String origin, StoreState state) throws PluginException, IOException {
        return sources.ofJar(jar, origin, state, PluginRules.USUAL);
    }

    /** The state with a jar in place of the others of its name. */
    StoreState instead(Candidate candidate, StoreState state) {
        boolean library = candidate.plugin().role() == Role.LIBRARY;
        return library ? next(state).beside(candidate) : next(state).instead(candidate);
    }

    /**
     * The state without some versions.
     *
     * @throws PluginException {@code plugin.needed} when what stays uses what would go
     */
    StoreState without(String name, VersionRange versions, StoreState state) throws PluginException {
        StoreState next = next(state).without(name, versions);
        Optional<Bundle> user = bundles.usersOf(leaving(state, next))
                .filter(PluginBundles::isManaged)
                .findFirst();
        if (user.isPresent()) {
            throw new PluginException(
                    "plugin.needed",
                    PluginBundles.id(user.get()) + " uses " + name
                            + ", which therefore cannot be taken away. Take that away" + " first.");
        }
        return next;
    }

    /** The state in which, when no version of a plug-in serves, the one that did last serves again. */
    StoreState backTo(String name, StoreState state) throws PluginException {
        StoreState next = next(state).revived(name);
        for (StoredPlugin plugin : coming(state, next, Optional.empty())) {
            admissions.check(plugin, next);
        }
        return next;
    }

    private List<Bundle> leaving(StoreState before, StoreState after) {
        Set<String> staying = after.plugins().stream()
                .filter(StoredPlugin::runs)
                .map(StoredPlugin::location)
                .collect(Collectors.toSet());
        return before.plugins().stream()
                .filter(plugin -> !staying.contains(plugin.location()))
                .flatMap(plugin -> bundles.find(plugin).stream())
                .toList();
    }

    /** A plug-in's name, which may have been given as the id of a format. */
    private String nameOf(String given, StoreState state) {
        return state.plugins().stream()
                .filter(plugin -> plugin.formats().contains(given))
                .map(plugin -> plugin.id().name())
                .findFirst()
                .or(() -> bundles.others().stream()
                        .filter(bundle ->
                                BundleServices.declared(bundle).formats().contains(given))
                        .map(Bundle::getSymbolicName)
                        .findFirst())
                .orElse(given);
    }

    private NextState next(StoreState state) {
        return new NextState(state, installation());
    }

    /** The bundles of the installation that bring formats or targets. */
    Set<PluginId> installation() {
        return bundles.installation().stream()
                .filter(bundle -> !BundleServices.declared(bundle).isNothing())
                .map(PluginBundles::id)
                .collect(Collectors.toSet());
    }

    /**
     * The plug-ins that the new state wants and the framework does not run, except for those that did not run before
     * for another reason.
     */
    List<StoredPlugin> coming(StoreState before, StoreState after, Optional<PluginId> subject) {
        Set<String> broken = before.plugins().stream()
                .filter(plugin -> reconciler.problems().containsKey(plugin.id()))
                .filter(plugin -> !subject.equals(Optional.of(plugin.id())))
                .map(StoredPlugin::location)
                .collect(Collectors.toSet());
        return reconciler.missing(after).stream()
                .filter(plugin -> !broken.contains(plugin.location()))
                .toList();
    }
}
