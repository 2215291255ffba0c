package org.labelport.plugins.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugins.store.DroppedJar;
import org.labelport.plugins.store.PluginFolder;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.target.FolderList;

/**
 * The new jars in the drop folder, and those that are gone from it.
 *
 * @param fresh jars that were not examined yet, by file name
 * @param gone names of files that no longer exist
 */
record DropFolder(Map<String, Jar> fresh, List<String> gone) {

    /**
     * Codes of refusals that may no longer apply when something else has changed: what is installed or offered, the
     * settings, the trusted keys, or what the disk can do.
     */
    private static final Set<String> PASSING = Set.of(
            "plugin.unresolved",
            "plugin.unresolvable",
            "plugin.downgrade",
            "plugin.format-taken",
            "plugin.unsigned",
            "plugin.foreign",
            "plugin.publisher-changed",
            "plugin.reserved-name",
            "plugin.trust-unreadable",
            "plugin.store",
            "plugin.store-damaged",
            "plugin.state-unreadable",
            Sources.UNREADABLE,
            "settings.invalid");

    private static final String ORIGIN = "dropped as ";

    /**
     * A jar.
     *
     * @param file where it lies
     * @param size in bytes
     * @param modifiedMillis when it was changed last
     */
    record Jar(Path file, long size, long modifiedMillis) {

        DroppedJar refused(String code, String message) {
            return new DroppedJar(
                    size, modifiedMillis, Optional.empty(), Optional.of(new DroppedJar.Refusal(code, message)));
        }

        DroppedJar installed(PluginId id) {
            return new DroppedJar(size, modifiedMillis, Optional.of(id), Optional.empty());
        }

        private boolean isAsRemembered(DroppedJar remembered) {
            return remembered.size() == size && remembered.modifiedMillis() == modifiedMillis;
        }
    }

    /** Where a plug-in came from that was dropped under a file name, for people and for the state. */
    static String origin(String file) {
        return ORIGIN + file;
    }

    /** Why a jar was refused, which goes by its name here. */
    static String reason(PluginException refusal, String file) {
        return String.valueOf(refusal.getMessage()).replace(origin(file), file);
    }

    /** Whether a plug-in was installed by a command, or its jar still lies in the folder, as far as the state knows. */
    static boolean isStillThere(StoredPlugin plugin, StoreState state) {
        return !plugin.origin().startsWith(ORIGIN)
                || Optional.ofNullable(state.dropped().get(plugin.origin().substring(ORIGIN.length())))
                        .flatMap(DroppedJar::plugin)
                        .filter(plugin.id()::equals)
                        .isPresent();
    }

    /** Compares a folder with what the state records of it. Names that begin with a dot are ignored. */
    static DropFolder compare(PluginFolder folder, StoreState state) throws IOException {
        Map<String, Jar> there = new TreeMap<>();
        for (Path file : FolderList.of(folder.root(), file -> file.toString().endsWith(".jar"))) {
            add(file, there);
        }
        Map<String, Jar> fresh = new TreeMap<>(there);
        fresh.entrySet().removeIf(entry -> {
            DroppedJar remembered = state.dropped().get(entry.getKey());
            return remembered != null
                    && entry.getValue().isAsRemembered(remembered)
                    && !isReadableNow(entry.getValue(), remembered);
        });
        List<String> gone = state.dropped().keySet().stream()
                .filter(name -> !there.containsKey(name))
                .toList();
        return new DropFolder(fresh, gone);
    }

    /** Jars that were refused for a reason that may no longer apply. */
    static Map<String, Jar> refusedForNow(PluginFolder folder, StoreState state) {
        Map<String, Jar> again = new TreeMap<>();
        for (Map.Entry<String, DroppedJar> entry : state.dropped().entrySet()) {
            boolean passing = entry.getValue()
                    .refusal()
                    .filter(refusal -> PASSING.contains(refusal.code()))
                    .isPresent();
            if (passing) {
                add(folder.root().resolve(entry.getKey()), again);
            }
        }
        return again;
    }

    /** Whether a jar that could not be read can be read now. A change of its rights changes neither size nor time. */
    private static boolean isReadableNow(Jar jar, DroppedJar remembered) {
        return remembered
                        .refusal()
                        .filter(refusal -> refusal.code().equals(Sources.UNREADABLE))
                        .isPresent()
                && Files.isReadable(jar.file());
    }

    boolean isNothing() {
        return fresh.isEmpty() && gone.isEmpty();
    }

    private static void add(Path file, Map<String, Jar> jars) {
        String name = file.getFileName().toString();
        if (name.startsWith(".")) {
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                jars.put(
                        name,
                        new Jar(
                                file,
                                attributes.size(),
                                attributes.lastModifiedTime().toMillis()));
            }
        } catch (NoSuchFileException e) {
            // Removed after the listing.
        } catch (IOException e) {
            jars.put(name, new Jar(file, 0, 0)); // Whoever takes it in finds what is wrong with it.
        }
    }
}
