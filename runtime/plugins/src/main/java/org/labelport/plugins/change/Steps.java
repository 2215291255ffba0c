package org.labelport.plugins.change;

import java.util.List;
import java.util.function.Consumer;
import org.labelport.plugin.PluginEvent;
import org.labelport.plugin.PluginEvent.Step;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginListener;

/** Tells listeners of steps, and the operator of problems that do not end a change. */
final class Steps {

    private final List<PluginListener> listeners;
    private final Consumer<String> warnings;

    /**
     * @param listeners told of each step; the list may change meanwhile, so it is one that can be read at any time
     * @param warnings takes lines
     */
    Steps(List<PluginListener> listeners, Consumer<String> warnings) {
        this.listeners = listeners;
        this.warnings = warnings;
    }

    void done(Step step, PluginId plugin) {
        done(step, plugin, "");
    }

    void done(Step step, PluginId plugin, String detail) {
        PluginEvent event = new PluginEvent(step, plugin, detail);
        for (PluginListener listener : listeners) {
            try {
                listener.pluginChanged(event);
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (Exception | Error e) { // also checked ones, which other languages throw from anywhere
                warn("a listener of plug-ins failed: " + e); // a change that has begun goes on to its end
            }
        }
    }

    void warn(String line) {
        warnings.accept(line);
    }
}
