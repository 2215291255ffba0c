package org.labelport.plugins.change;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.labelport.plugin.PluginEvent;
import org.labelport.plugin.PluginEvent.Step;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginListener;

/** Tells listeners of steps, and keeps the last warnings. */
public final class Steps {

    private static final int KEPT_WARNINGS = 100;

    private final List<PluginListener> listeners;
    private final Deque<String> warnings = new ArrayDeque<>();

    /** @param listeners told of each step; the list may change meanwhile, so it is one that can be read at any time */
    public Steps(List<PluginListener> listeners) {
        this.listeners = listeners;
    }

    void done(Step step, PluginId plugin) {
        done(step, plugin, "");
    }

    void done(Step step, PluginId plugin, String detail) {
        PluginEvent event = new PluginEvent(step, plugin, detail);
        for (PluginListener listener : listeners) {
            try {
                listener.pluginChanged(event);
            } catch (RuntimeException e) {
                warn("a listener of plug-ins failed: " + e);
            }
        }
    }

    synchronized void warn(String line) {
        if (warnings.size() == KEPT_WARNINGS) {
            warnings.removeFirst();
        }
        warnings.addLast(line);
    }

    /** What went wrong without ending a change, one line each. */
    public synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }
}
