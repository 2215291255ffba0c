package org.labelport.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the operator has set: files of the {@code conf} folder, and variables of the environment. A service that the
 * launcher registers; programs without it use {@link #ofProcess}. Thread-safe. Files are looked up at every call, so that a
 * change counts from the next run on.
 */
@ProviderType
public interface Settings {

    /** System property that names the folder of settings. */
    String CONF_PROPERTY = "labelport.conf";

    /**
     * A file of settings.
     *
     * @param name such as {@code storages.json}
     * @return the file; empty when there is none of that name
     */
    Optional<Path> file(String name);

    /** A variable of the environment; empty when it is not set, or blank. */
    Optional<String> variable(String name);

    /** Settings of this process: the folder that the system property {@value #CONF_PROPERTY} names, and its environment. */
    static Settings ofProcess() {
        String conf = System.getProperty(CONF_PROPERTY, "");
        return conf.isEmpty() ? in(Optional.empty()) : in(Optional.of(Path.of(conf)));
    }

    /** Settings of a folder, and the environment of this process. */
    static Settings in(Optional<Path> folder) {
        return new Settings() {
            @Override
            public Optional<Path> file(String name) {
                return folder.map(conf -> conf.resolve(name)).filter(Files::isRegularFile);
            }

            @Override
            public Optional<String> variable(String name) {
                return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
            }
        };
    }
}
