package org.labelport.it;

import java.nio.file.Path;
import org.labelport.launcher.LabelportRuntime;
import org.labelport.plugin.PluginEvent.Step;
import org.labelport.plugin.PluginManager;
import org.labelport.plugin.PluginRules;

/** Upgrades in a process of its own, which a test kills. */
final class PluginChild {

    private PluginChild() {}

    /** Arguments: folder of the laboratory, then {@code <step> <jar>} to die at a step, or {@code loop <jar> <jar>}. */
    public static void main(String[] arguments) throws Exception {
        try (LabelportRuntime runtime = LabelportRuntime.start(PluginLab.config(Path.of(arguments[0])))) {
            PluginManager plugins = runtime.plugins();
            runtime.engine().formats(); // waits until the plug-ins of the folder serve
            if (arguments[1].equals("loop")) {
                while (true) {
                    plugins.upgrade(arguments[2], PluginRules.USUAL);
                    plugins.upgrade(arguments[3], PluginRules.USUAL.allowingDowngrade());
                }
            }
            Step last = Step.valueOf(arguments[1]);
            runtime.addPluginListener(event -> {
                if (event.step() == last) {
                    Runtime.getRuntime().halt(9);
                }
            });
            plugins.upgrade(arguments[2], PluginRules.USUAL);
            Thread.sleep(600_000); // what happens after the upgrade happens on another thread
        }
    }
}
