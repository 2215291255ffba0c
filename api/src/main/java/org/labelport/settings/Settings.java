package org.labelport.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.target.FileKind;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the operator has set: files and folders in the {@code conf} folder, and variables of the environment. A service that the
 * launcher registers; programs without it use {@link #ofProcess}. Thread-safe. Files are looked up at every call, so that a
 * change counts from the next run on.
 */
@ProviderType
public interface Settings {

    /** System property that names the folder of settings. */
    String CONF_PROPERTY = "labelport.conf";

    /** System property that names the folder of runs. */
    String RUNS_PROPERTY = "labelport.runs";

    /** System property that names the folder of plug-ins. */
    String PLUGINS_PROPERTY = "labelport.plugins";

    /**
     * A file of settings.
     *
     * @param name such as {@code storages.json}
     * @return the file; empty when nothing has that name. Something that cannot be looked at, or is not a file, is
     *     returned too, so that opening it says what is wrong
     */
    Optional<Path> file(String name);

    /**
     * A folder of settings.
     *
     * @param name such as {@code trust}; empty for the folder that all settings are in
     * @return the folder; empty when nothing has that name. Something that cannot be looked at, or is not a folder, is
     *     returned too, so that opening it says what is wrong
     */
    Optional<Path> folder(String name);

    /** A variable of the environment; empty when it is not set, or blank. */
    Optional<String> variable(String name);

    /** The folder in which each run leaves its log, in a folder of its own; empty when runs leave none. */
    Optional<Path> runs();

    /** The folder of plug-ins, which need not exist; empty when plug-ins are not managed. */
    Optional<Path> plugins();

    /** Settings of this process: the folders that the system properties name, and its environment. */
    static Settings ofProcess() {
        return of(named(CONF_PROPERTY), named(RUNS_PROPERTY), named(PLUGINS_PROPERTY));
    }

    /** Settings of these folders without one of plug-ins, and the environment of this process. */
    static Settings of(Optional<Path> conf, Optional<Path> runs) {
        return of(conf, runs, Optional.empty());
    }

    /** Settings of these folders, and the environment of this process. */
    static Settings of(Optional<Path> conf, Optional<Path> runs, Optional<Path> plugins) {
        return new Settings() {
            @Override
            public Optional<Path> file(String name) {
                return conf.map(folder -> folder.resolve(name)).filter(Settings::isThere);
            }

            @Override
            public Optional<Path> folder(String name) {
                return conf.map(folder -> folder.resolve(name)).filter(Settings::isThere);
            }

            @Override
            public Optional<String> variable(String name) {
                return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
            }

            @Override
            public Optional<Path> runs() {
                return runs;
            }

            @Override
            public Optional<Path> plugins() {
                return plugins;
            }
        };
    }

    /**
     * Also true of what cannot be looked at: whoever opens it says what is wrong, and no setting is ignored silently.
     */
    private static boolean isThere(Path path) {
        try {
            return FileKind.of(path) != FileKind.ABSENT;
        } catch (IOException e) {
            return true;
        }
    }

    private static Optional<Path> named(String property) {
        String value = System.getProperty(property, "");
        return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    }
}
