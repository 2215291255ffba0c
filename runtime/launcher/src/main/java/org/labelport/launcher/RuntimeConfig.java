package org.labelport.launcher;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.settings.Settings;

/**
 * Which installation to start, and with which folders.
 *
 * @param home the unpacked installation
 * @param bundleFolders folders of {@code home} whose jars are installed and started
 * @param cache folder in which the framework keeps data between starts; by default one for each installation in the
 *     user's cache folder. Runtimes that share it do not disturb each other
 * @param conf folder of the operator's settings, see {@link Settings}; it need not exist
 * @param plugins folder of plug-ins, which need not exist; all runtimes that share it run the same plug-ins. Empty when
 *     plug-ins are not managed: then only the formats of the installation are there
 * @param runs folder in which each run leaves its log; empty when runs leave none
 * @param frameworkProperties for Felix and for bundles that read framework properties; they override the defaults
 */
public record RuntimeConfig(
        Path home,
        List<String> bundleFolders,
        Optional<Path> cache,
        Path conf,
        Optional<Path> plugins,
        Optional<Path> runs,
        Map<String, String> frameworkProperties) {

    public RuntimeConfig {
        home = home.toAbsolutePath().normalize();
        bundleFolders = List.copyOf(bundleFolders);
        requireNonNull(cache, "cache");
        conf = conf.toAbsolutePath().normalize();
        plugins = plugins.map(folder -> folder.toAbsolutePath().normalize());
        requireNonNull(runs, "runs");
        frameworkProperties = Map.copyOf(frameworkProperties);
    }

    /**
     * The installation in this folder with its own settings, without the interactive shell and without logs of runs. Its
     * plug-ins are those of the folder that the system property {@code labelport.plugins} or the variable
     * {@code LABELPORT_PLUGINS} names, else of its own folder {@code plugins}.
     */
    public static RuntimeConfig of(Path home) {
        return new RuntimeConfig(
                home,
                List.of("bundles"),
                Optional.empty(),
                home.resolve("conf"),
                Optional.of(UserFolders.plugins().orElseGet(() -> home.resolve("plugins"))),
                Optional.empty(),
                Map.of());
    }

    /** Takes the settings from this folder. */
    public RuntimeConfig withConf(Path folder) {
        return new RuntimeConfig(home, bundleFolders, cache, folder, plugins, runs, frameworkProperties);
    }

    /** Runs the plug-ins of this folder. */
    public RuntimeConfig withPlugins(Path folder) {
        return new RuntimeConfig(home, bundleFolders, cache, conf, Optional.of(folder), runs, frameworkProperties);
    }

    /** Runs the installation without any plug-ins. */
    public RuntimeConfig withoutPlugins() {
        return new RuntimeConfig(home, bundleFolders, cache, conf, Optional.empty(), runs, frameworkProperties);
    }

    /** Keeps the logs of runs in this folder. */
    public RuntimeConfig withRuns(Path folder) {
        return new RuntimeConfig(home, bundleFolders, cache, conf, plugins, Optional.of(folder), frameworkProperties);
    }

    /** Adds the jars of one more folder of the installation. */
    public RuntimeConfig withFolder(String folder) {
        List<String> more = new ArrayList<>(bundleFolders);
        more.add(folder);
        return new RuntimeConfig(home, more, cache, conf, plugins, runs, frameworkProperties);
    }

    /** Keeps the framework's cache in this folder. */
    public RuntimeConfig withCache(Path folder) {
        return new RuntimeConfig(home, bundleFolders, Optional.of(folder), conf, plugins, runs, frameworkProperties);
    }

    /** Sets one framework property. */
    public RuntimeConfig withFrameworkProperty(String key, String value) {
        Map<String, String> more = new HashMap<>(frameworkProperties);
        more.put(key, value);
        return new RuntimeConfig(home, bundleFolders, cache, conf, plugins, runs, more);
    }

    /**
     * Checks before the start that none of the folders is something else, such as a file.
     *
     * @throws LaunchException naming the first that is not
     */
    void requireFolders() throws LaunchException {
        requireFolder("settings", conf);
        if (plugins.isPresent()) {
            requireFolder("plug-ins", plugins.get());
        }
    }

    private static void requireFolder(String what, Path folder) throws LaunchException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new LaunchException(folder + " is not a folder, so it cannot be the folder of " + what
                    + ". Name another one, or move the file away.");
        }
    }
}
