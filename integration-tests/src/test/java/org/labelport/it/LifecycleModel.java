package org.labelport.it;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.labelport.plugin.PluginVersion;

/**
 * What the guides promise of the versions of one plug-in, as simply as it can be said. Each change returns the code of its
 * refusal, after which nothing is different.
 */
final class LifecycleModel {

    /** A jar that people have. */
    enum Build {
        ONE("1.0.0", ""),
        TWO("1.1.0", ""),
        TWO_BUILT_AGAIN("1.1.0", ""),
        THREE("2.0.0", ""),
        UNSIGNED("1.2.0", "plugin.unsigned"),
        BROKEN("3.0.0", "plugin.check-failed");

        private final String version;
        private final String fault;

        Build(String version, String fault) {
            this.version = version;
            this.fault = fault;
        }

        String version() {
            return version;
        }

        private PluginVersion number() {
            return PluginVersion.parse(version).orElseThrow();
        }
    }

    private enum Role {
        SERVES,
        KEPT,
        WITHDRAWN
    }

    /**
     * A version in the store.
     *
     * @param file which it was dropped as, or empty
     * @param replaced the change that replaced it: what was replaced at once comes back at once
     */
    private record Entry(Build build, Role role, String file, int replaced) {

        Entry as(Role other, int change) {
            return new Entry(build, other, file, change);
        }
    }

    private static final Comparator<Entry> BY_VERSION =
            Comparator.comparing(entry -> entry.build().number());
    private static final Optional<String> DONE = Optional.empty();
    private static final Set<String> PASSING = Set.of("plugin.unsigned", "plugin.downgrade");

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Build> files = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private int changes;

    Optional<String> install(Build build) {
        if (!build.fault.isEmpty()) {
            return Optional.of(build.fault);
        }
        put(build, "");
        return settled();
    }

    Optional<String> upgrade(Build build) {
        Optional<String> refusal = refusal(build);
        if (refusal.isPresent()) {
            return refusal;
        }
        replaceBy(build, "");
        return settled();
    }

    Optional<String> rollback() {
        changes++;
        Optional<Entry> present = serving().max(BY_VERSION);
        List<Entry> before = replacedLast(entry -> true);
        boolean others = serving().count() > 1;
        if (before.isEmpty() && !others) {
            return Optional.of(entries.isEmpty() ? "plugin.not-installed" : "plugin.nothing-before");
        }
        present.ifPresent(entry -> change(entry, entry.as(Role.WITHDRAWN, changes)));
        if (!others) {
            before.forEach(entry -> change(entry, entry.as(Role.SERVES, 0)));
        }
        return settled();
    }

    /** @param version or empty for all */
    Optional<String> uninstall(String version) {
        changes++;
        boolean gone = entries.removeIf(
                entry -> version.isEmpty() || entry.build().version().equals(version));
        return gone ? settled() : Optional.of("plugin.not-installed");
    }

    /** A version by its name, in place of all others, newer ones too. */
    Optional<String> choose(String version) {
        Optional<Entry> resting = entries.stream()
                .filter(entry -> entry.build().version().equals(version) && entry.role() != Role.SERVES)
                .findFirst();
        if (resting.isEmpty()) {
            return Optional.of("plugin.no-repository");
        }
        replaceBy(resting.get().build(), resting.get().file());
        return settled();
    }

    void drop(String file, Build build) {
        files.put(file, build);
        examine(file);
        settled();
    }

    void takeAway(String file) {
        Build build = files.remove(file);
        refused.remove(file);
        entries.stream()
                .filter(entry -> entry.file().equals(file))
                .filter(entry -> entry.build() == build || entry.role() == Role.SERVES)
                .toList()
                .forEach(this::remove);
        settled();
    }

    private void remove(Entry entry) {
        Optional<String> copy = files.entrySet().stream()
                .filter(other -> other.getValue() == entry.build())
                .map(Map.Entry::getKey)
                .findFirst();
        if (copy.isPresent()) {
            change(entry, new Entry(entry.build(), entry.role(), copy.get(), entry.replaced()));
            return;
        }
        entries.remove(entry);
        if (serving().findAny().isEmpty()) {
            replacedLast(this::isStillThere).forEach(before -> change(before, before.as(Role.SERVES, 0)));
        }
    }

    /** Whether it was installed by a command, or lies in the folder still. */
    private boolean isStillThere(Entry entry) {
        return entry.file().isEmpty() || files.get(entry.file()) == entry.build();
    }

    /** What is listed, as {@code 1.0.0 serving}; what a run holds drains at least. */
    Set<String> listed(Optional<Build> held) {
        Set<String> listed = new TreeSet<>();
        for (Entry entry : entries) {
            boolean isHeld = held.equals(Optional.of(entry.build()));
            String resting = isHeld ? "draining" : "kept";
            listed.add(entry.build().version() + " " + (entry.role() == Role.SERVES ? "serving" : resting));
        }
        held.filter(build -> entries.stream().noneMatch(entry -> entry.build() == build))
                .ifPresent(build -> listed.add(build.version() + " draining"));
        refused.forEach((file, code) -> listed.add(file + " refused " + code));
        return listed;
    }

    /** The versions that runs can get. */
    Set<String> versions() {
        Set<String> versions = new TreeSet<>();
        serving().forEach(entry -> versions.add(entry.build().version()));
        return versions;
    }

    /** What a run gets that asks for no version. */
    Optional<Build> first() {
        return serving().max(BY_VERSION).map(Entry::build);
    }

    /** How many jars the store has. */
    int jars() {
        return entries.size();
    }

    /** What waits in the folder is tried again after each change. */
    private Optional<String> settled() {
        int before;
        do {
            before = changes;
            List.copyOf(refused.keySet()).stream()
                    .filter(file -> PASSING.contains(refused.get(file)))
                    .forEach(this::examine);
        } while (changes != before);
        return DONE;
    }

    private void examine(String file) {
        Build build = files.get(file);
        if (entries.stream().anyMatch(entry -> entry.build() == build)) {
            refused.remove(file);
            return;
        }
        Optional<String> refusal = refusal(build);
        if (refusal.isPresent()) {
            refused.put(file, refusal.get());
        } else {
            refused.remove(file);
            replaceBy(build, file);
        }
    }

    private Optional<String> refusal(Build build) {
        if (build == Build.UNSIGNED) {
            return Optional.of(build.fault);
        }
        if (serving().anyMatch(entry -> entry.build().number().compareTo(build.number()) > 0)) {
            return Optional.of("plugin.downgrade");
        }
        return build.fault.isEmpty() ? DONE : Optional.of(build.fault);
    }

    private void replaceBy(Build build, String file) {
        changes++;
        for (Entry entry : serving().toList()) {
            change(entry, entry.as(Role.KEPT, changes));
        }
        put(build, file);
    }

    private void put(Build build, String file) {
        changes++;
        entries.removeIf(entry -> entry.build().version().equals(build.version()));
        entries.add(new Entry(build, Role.SERVES, file, 0));
    }

    private void change(Entry entry, Entry other) {
        entries.set(entries.indexOf(entry), other);
    }

    private Stream<Entry> serving() {
        return entries.stream().filter(entry -> entry.role() == Role.SERVES);
    }

    private List<Entry> replacedLast(Predicate<Entry> can) {
        List<Entry> kept = entries.stream()
                .filter(entry -> entry.role() == Role.KEPT)
                .filter(can)
                .toList();
        int last = kept.stream().mapToInt(Entry::replaced).max().orElse(0);
        return kept.stream().filter(entry -> entry.replaced() == last).toList();
    }
}
