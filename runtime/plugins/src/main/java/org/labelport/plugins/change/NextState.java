package org.labelport.plugins.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.store.StoredPlugin.Role;

/** Computes the state after each change; nothing here touches a disk or a framework. */
final class NextState {

    /** How many earlier versions are kept; older ones are removed from the disk. */
    private static final int KEPT_VERSIONS = 5;

    private static final Comparator<StoredPlugin> BY_VERSION =
            Comparator.comparing(plugin -> plugin.id().version());

    private final StoreState state;
    private final Set<PluginId> installation;

    /** @param installation the versions that came with the installation */
    NextState(StoreState state, Set<PluginId> installation) {
        this.state = state;
        this.installation = Set.copyOf(installation);
    }

    /** Installs a version beside the others. */
    StoreState beside(Candidate candidate) {
        StoreState next = withLibraries(state.with(candidate.plugin()), candidate);
        return withPublisher(next.increments(candidate.increments()), candidate);
    }

    /** Installs a version in place of all others. */
    StoreState instead(Candidate candidate) {
        String name = candidate.plugin().id().name();
        StoreState kept = state;
        int change =
                1 + state.named(name).mapToInt(StoredPlugin::replaced).max().orElse(0);
        for (StoredPlugin plugin : state.plugins()) {
            if (plugin.id().name().equals(name) && plugin.role() == Role.SERVING) {
                kept = kept.with(plugin.replaced(change)); // now the latest of the kept versions
            }
        }
        StoreState next = withLibraries(kept.with(candidate.plugin()), candidate);
        Set<PluginId> replaced = new LinkedHashSet<>(next.replaced());
        installation.stream().filter(id -> id.name().equals(name)).forEach(replaced::add);
        return pruned(withPublisher(next.replaced(replaced).increments(candidate.increments()), candidate), name);
    }

    /**
     * Replaces the present version with those that served before it. One that was installed beside others only goes.
     *
     * @throws PluginException {@code plugin.not-installed}, {@code plugin.nothing-before}
     */
    StoreState before(String name) throws PluginException {
        Optional<StoredPlugin> present = serving(state, name).max(BY_VERSION);
        List<StoredPlugin> previous = replacedLast(name, plugin -> true);
        if (present.isEmpty()) {
            if (previous.isEmpty()) {
                throw nothingToGoBackFrom(name);
            }
            return serveAgain(state, previous);
        }
        StoreState withdrawn = state.with(present.get().as(Role.WITHDRAWN));
        if (serving(withdrawn, name).findAny().isPresent()) {
            return withoutIdleLibraries(withdrawn);
        }
        if (!previous.isEmpty()) {
            return serveAgain(withdrawn, previous);
        }
        Set<PluginId> replaced = new LinkedHashSet<>(state.replaced());
        if (!replaced.removeIf(id -> id.name().equals(name))) {
            throw nothingBefore(present.get());
        }
        return withoutIdleLibraries(withdrawn.replaced(replaced));
    }

    /** Lets the versions that served last serve again, if none serves; those whose dropped jars are gone do not. */
    StoreState revived(String name) {
        return serving(state, name).findAny().isPresent()
                ? state
                : serveAgain(state, replacedLast(name, plugin -> DropFolder.isStillThere(plugin, state)));
    }

    private static Stream<StoredPlugin> serving(StoreState state, String name) {
        return state.named(name).filter(plugin -> plugin.role() == Role.SERVING);
    }

    private static StoreState serveAgain(StoreState state, List<StoredPlugin> plugins) {
        StoreState next = state;
        for (StoredPlugin plugin : plugins) {
            next = next.with(plugin.as(Role.SERVING));
        }
        return next;
    }

    /** The kept versions that the last change replaced, out of those that can come back. */
    private List<StoredPlugin> replacedLast(String name, Predicate<StoredPlugin> can) {
        List<StoredPlugin> kept = state.named(name)
                .filter(plugin -> plugin.role() == Role.KEPT)
                .filter(can)
                .toList();
        if (kept.isEmpty()) {
            return kept;
        }
        StoredPlugin last = kept.get(kept.size() - 1);
        return last.replaced() == 0
                ? List.of(last) // an earlier Labelport wrote the state
                : kept.stream()
                        .filter(plugin -> plugin.replaced() == last.replaced())
                        .toList();
    }

    private PluginException nothingToGoBackFrom(String name) {
        if (installation.stream().anyMatch(id -> id.name().equals(name))) {
            return new PluginException(
                    "plugin.nothing-before",
                    "nothing was installed in the place of " + name + ", so there is nothing to go back from.");
        }
        return state.named(name)
                .findFirst()
                .map(known -> known.runs() ? nothingBefore(known) : withdrawn(known))
                .orElseGet(() -> notInstalled(name, VersionRange.ANY));
    }

    private static PluginException nothingBefore(StoredPlugin running) {
        return new PluginException(
                "plugin.nothing-before",
                "no earlier version than " + running.id() + " is kept. 'labelport plugin uninstall "
                        + running.id().name() + "' takes it away.");
    }

    private static PluginException withdrawn(StoredPlugin resting) {
        return new PluginException(
                "plugin.nothing-before",
                "no version of " + resting.id().name()
                        + " serves, and none is kept that served before. 'labelport plugin" + " install " + resting.id()
                        + "' lets that one serve again.");
    }

    private PluginException notInstalled(String name, VersionRange versions) {
        String there = state.named(name)
                .map(plugin -> plugin.id().version().toString())
                .collect(Collectors.joining(", "));
        return new PluginException(
                "plugin.not-installed",
                there.isEmpty()
                        ? "there is no plug-in " + name + ". 'labelport plugin list' lists those that are there."
                        : "of " + name + " there is no version " + versions + ", but " + there + ".");
    }

    /**
     * Without a plug-in, or some of its versions.
     *
     * @throws PluginException {@code plugin.not-installed}, {@code plugin.of-the-installation}
     */
    StoreState without(String name, VersionRange versions) throws PluginException {
        List<StoredPlugin> leaving = state.named(name)
                .filter(plugin -> versions.includes(plugin.id().version()))
                .toList();
        if (leaving.isEmpty()) {
            boolean ofInstallation =
                    installation.stream().anyMatch(id -> id.name().equals(name) && versions.includes(id.version()));
            throw ofInstallation
                    ? new PluginException(
                            "plugin.of-the-installation",
                            name + " came with the installation and cannot be taken away. A newer version can be put in"
                                    + " its place: labelport plugin upgrade.")
                    : notInstalled(name, versions);
        }
        StoreState next = state.without(leaving);
        if (next.named(name).noneMatch(plugin -> plugin.role() == Role.SERVING)) {
            Set<PluginId> replaced = new LinkedHashSet<>(next.replaced());
            replaced.removeIf(id -> id.name().equals(name));
            next = next.replaced(replaced);
        }
        return withoutIdleLibraries(next);
    }

    private static StoreState withLibraries(StoreState state, Candidate candidate) {
        String user = candidate.plugin().id().name();
        StoreState next =
                state.each(plugin -> candidate.shared().contains(plugin.id()) ? neededBy(plugin, user) : plugin);
        for (StoredPlugin library : candidate.libraries()) {
            Optional<StoredPlugin> known = next.find(library.id()).filter(plugin -> plugin.role() == Role.LIBRARY);
            next = next.with(
                    known.isPresent()
                            ? neededBy(known.get(), user)
                            : library.as(Role.LIBRARY).neededBy(Set.of(user)));
        }
        return next;
    }

    /** Adds a user to a library. A library without recorded users was installed by a person, and stays. */
    private static StoredPlugin neededBy(StoredPlugin library, String user) {
        if (library.role() != Role.LIBRARY || library.neededBy().isEmpty()) {
            return library;
        }
        Set<String> users = new HashSet<>(library.neededBy());
        users.add(user);
        return library.neededBy(users);
    }

    private static StoreState withPublisher(StoreState state, Candidate candidate) {
        StoreState next = state;
        List<StoredPlugin> coming = new ArrayList<>(candidate.libraries());
        coming.add(candidate.plugin());
        for (StoredPlugin plugin : coming) {
            if (plugin.signer().isPresent()) {
                next = next.publisher(plugin.id().name(), plugin.signer().get().fingerprint());
            }
        }
        return next;
    }

    private static StoreState pruned(StoreState state, String name) {
        List<StoredPlugin> resting = state.named(name)
                .filter(plugin -> plugin.role() == Role.KEPT || plugin.role() == Role.WITHDRAWN)
                .toList();
        return state.without(resting.subList(0, Math.max(0, resting.size() - KEPT_VERSIONS)));
    }

    /** Removes libraries that nothing in the store needs any more; those of kept versions stay for a rollback. */
    private static StoreState withoutIdleLibraries(StoreState state) {
        Set<String> names = new HashSet<>();
        state.plugins().stream()
                .filter(plugin -> plugin.role() != Role.LIBRARY)
                .forEach(plugin -> names.add(plugin.id().name()));
        List<StoredPlugin> kept = state.plugins().stream()
                .filter(plugin -> plugin.role() != Role.LIBRARY
                        || plugin.neededBy().isEmpty()
                        || plugin.neededBy().stream().anyMatch(names::contains))
                .toList();
        return state.plugins(kept);
    }
}
