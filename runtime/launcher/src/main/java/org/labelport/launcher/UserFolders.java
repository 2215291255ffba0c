package org.labelport.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.settings.Settings;

/**
 * Folders outside the installation. Each is named by a system property ({@code labelport.conf}, {@code labelport.runs},
 * {@code labelport.plugins}), else by a variable of the environment ({@code LABELPORT_CONF}, {@code LABELPORT_RUNS},
 * {@code LABELPORT_PLUGINS}), else a default applies.
 */
final class UserFolders {

    private UserFolders() {}

    /**
     * The folder of settings; empty to use that of the installation.
     *
     * @throws LaunchException when a folder is named that does not exist, because its limits and rules would silently
     *     not apply
     */
    static Optional<Path> conf() throws LaunchException {
        Optional<Path> conf = named(Settings.CONF_PROPERTY, "LABELPORT_CONF");
        if (conf.isPresent() && Files.notExists(conf.get())) {
            throw new LaunchException(conf.get().toAbsolutePath()
                    + ", which LABELPORT_CONF names as the folder of settings, is not there. Correct the name, or create"
                    + " the folder.");
        }
        return conf;
    }

    /** The folder of plug-ins; empty to use that of the installation. */
    static Optional<Path> plugins() {
        return named(Settings.PLUGINS_PROPERTY, "LABELPORT_PLUGINS");
    }

    /**
     * The user's home folder. For a user whom the system does not know, as in many containers, Java returns the home
     * {@code ?}, which would be a folder of the working directory.
     *
     * @param known the home that Java returns
     * @param variable the value of {@code HOME}
     */
    static Path home(String known, Optional<String> variable) {
        return Stream.of(Optional.of(known), variable)
                .flatMap(Optional::stream)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .orElse(Path.of("/").toAbsolutePath());
    }

    /** Corrects Java's property for the user's home, for all code that reads it. */
    static void settleHome() {
        System.setProperty(
                "user.home",
                home(System.getProperty("user.home"), variable("HOME")).toString());
    }

    /** The folder of runs. */
    static Path runs() {
        return named(Settings.RUNS_PROPERTY, "LABELPORT_RUNS")
                .orElseGet(() -> state(variable("XDG_STATE_HOME"), variable("LOCALAPPDATA"))
                        .resolve("labelport")
                        .resolve("runs"));
    }

    /**
     * The folder for data that is worth keeping but may be lost. A relative one counts as not named, which is what the
     * specification of {@code XDG_STATE_HOME} says.
     */
    static Path state(Optional<String> xdg, Optional<String> windows) {
        return Stream.of(xdg, windows)
                .flatMap(Optional::stream)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"));
    }

    private static Optional<Path> named(String property, String variable) {
        return Stream.of(Optional.ofNullable(System.getProperty(property)), variable(variable))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Path::of);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
