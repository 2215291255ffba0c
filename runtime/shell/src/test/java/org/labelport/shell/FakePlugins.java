package org.labelport.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginManager;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugin.Reason;

/** Knows two versions of a plug-in, and remembers what it was asked to do. */
final class FakePlugins implements PluginManager {

    static final PluginId OLD = id("1.0.0");
    static final PluginId NEW = id("1.1.0");

    final List<String> asked = new ArrayList<>();
    PluginRules rules = PluginRules.USUAL;

    private static PluginId id(String version) {
        return new PluginId("com.acme.tables", PluginVersion.parse(version).orElseThrow());
    }

    @Override
    public List<Plugin> list() {
        return List.of(
                plugin(OLD, Plugin.State.DRAINING, List.of("run-1"), Optional.empty()),
                plugin(NEW, Plugin.State.BROKEN, List.of(), Optional.of("it needs org.acme.geo")),
                new Plugin(
                        new PluginId("cut.jar", new PluginVersion(0, 0, 0, "")),
                        Plugin.State.REFUSED,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        "dropped as cut.jar",
                        List.of(),
                        Optional.of("cut.jar is not a whole jar (plugin.not-a-jar)")));
    }

    private static Plugin plugin(PluginId id, Plugin.State state, List<String> runs, Optional<String> problem) {
        return new Plugin(
                id,
                state,
                List.of("tables"),
                List.of(),
                Optional.of("ab".repeat(32)),
                Optional.of("CN=acme SHA256:" + "cd".repeat(32)),
                "dropped as tables.jar",
                runs,
                problem);
    }

    @Override
    public List<AvailablePlugin> available() {
        return List.of(new AvailablePlugin(NEW, "Tables", List.of("tables"), "/srv/plugins/index.xml"));
    }

    @Override
    public PluginChange install(String what, PluginRules given) {
        return change("install " + what, given);
    }

    @Override
    public PluginChange upgrade(String what, PluginRules given) {
        return change("upgrade " + what, given);
    }

    @Override
    public PluginChange rollback(String name, PluginRules given) throws PluginException {
        rules = given;
        throw new PluginException("plugin.nothing-before", "no earlier version than " + NEW + " is kept.");
    }

    @Override
    public PluginChange uninstall(String name, PluginRules given) {
        asked.add("uninstall " + name);
        rules = given;
        return new PluginChange(List.of(), List.of(), List.of(OLD), List.of(), List.of());
    }

    private PluginChange change(String what, PluginRules given) {
        asked.add(what);
        rules = given;
        return new PluginChange(List.of(NEW), List.of(), List.of(OLD), List.of(), List.of("nobody signed it"));
    }

    @Override
    public List<Reason> why(String jarOrName) {
        return jarOrName.equals("good.jar")
                ? List.of()
                : List.of(Reason.of("package.missing", "needs org.acme.geo", "Install org.acme.geo."));
    }

    @Override
    public List<AvailablePlugin> index(Path folder, Optional<SigningKey> key) throws PluginException {
        asked.add("index " + folder
                + key.map(one -> " " + new String(one.password())).orElse(""));
        return available();
    }
}
