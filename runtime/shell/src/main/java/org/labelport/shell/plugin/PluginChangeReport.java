package org.labelport.shell.plugin;

import java.util.ArrayList;
import java.util.List;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules;
import org.labelport.shell.text.SafeText;

/** What a change of plug-ins did, or would do. */
final class PluginChangeReport {

    private final PluginChange change;
    private final boolean done;

    PluginChangeReport(PluginChange change, PluginRules rules) {
        this.change = change;
        this.done = rules.dryRun() == PluginRules.DryRun.NO;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (change.isNothing() && change.notes().isEmpty()) {
            lines.add("Nothing to change.");
        }
        for (PluginId id : change.serves()) {
            lines.add(text(id) + (done ? " serves now" : " would serve"));
        }
        for (PluginId id : change.libraries()) {
            lines.add(text(id) + (done ? " was installed with it" : " would be installed with it"));
        }
        for (PluginId id : change.leaves()) {
            lines.add(text(id) + (done ? " is removed" : " would be removed") + " when no run uses it");
        }
        change.restarts().forEach(name -> lines.add(SafeText.of(name + " uses it after the next start")));
        change.notes().forEach(note -> lines.add("note: " + SafeText.of(note)));
        return lines;
    }

    private static String text(PluginId id) {
        return SafeText.of(id.name() + " " + id.version());
    }
}
