package org.labelport.synapse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.labelport.settings.Settings;

/** Settings that a test makes up. */
final class TestSettings implements Settings {

    static final String ACCESS = "access-8f2c1d77";
    static final String USER = "user-5b0e9a31";
    static final String TENANT = "tenant-c4417e";
    static final String AGENT = "agent-91ab33fe";

    private final Map<String, String> variables = new HashMap<>();
    private Optional<Path> folder = Optional.empty();

    /** All tokens, for a platform. */
    static TestSettings of(FakePlatform platform) {
        return new TestSettings()
                .with("SYNAPSE_PLUGIN_RUN_HOST", platform.host())
                .with("SYNAPSE_ACCESS_TOKEN", ACCESS)
                .with("SYNAPSE_PLUGIN_RUN_USER_TOKEN", USER)
                .with("SYNAPSE_PLUGIN_RUN_TENANT", TENANT)
                .with("SYNAPSE_AGENT_TOKEN", AGENT);
    }

    TestSettings with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    TestSettings in(Path conf) {
        folder = Optional.of(conf);
        return this;
    }

    @Override
    public Optional<Path> file(String name) {
        return folder.map(conf -> conf.resolve(name)).filter(Files::isRegularFile);
    }

    @Override
    public Optional<Path> folder(String name) {
        return folder.map(conf -> conf.resolve(name)).filter(Files::isDirectory);
    }

    @Override
    public Optional<Path> runs() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> plugins() {
        return Optional.empty();
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }
}
