package org.labelport.shell.plugin;

import java.util.ArrayList;
import java.util.List;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules;
import org.labelport.shell.text.SafeText;

/** What a change of plug-ins did, or would do. */
final class PluginChangeReport {

    /** What becomes of versions that no longer serve while another one does. */
    enum Replaced {
        /** A rollback brings them back. */
        CAN_RETURN,
        /** They stay on the disk, and only an upgrade with their jar brings them back. */
        STAY,
        /** They go as soon as no run holds them. */
        GO
    }

    private final PluginChange change;
    private final boolean done;
    private final Replaced replaced;

    PluginChangeReport(PluginChange change, PluginRules rules, Replaced replaced) {
        this.change = change;
        this.done = rules.dryRun() == PluginRules.DryRun.NO;
        this.replaced = replaced;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (change.isNothing() && change.notes().isEmpty()) {
            lines.add("Nothing to change.");
        }
        for (PluginId id : change.serves()) {
            lines.add(text(id) + (done ? " serves now" : " would serve"));
        }
        String why = change.serves().isEmpty() ? ", for others to use: it brings no format or target" : " with it";
        for (PluginId id : change.libraries()) {
            lines.add(text(id) + (done ? " was installed" : " would be installed") + why);
        }
        for (PluginId id : change.leaves()) {
            lines.add(leaving(id));
        }
        change.restarts().forEach(name -> lines.add(SafeText.of(name + " uses it after the next start")));
        change.notes().forEach(note -> lines.add("note: " + SafeText.of(note)));
        return lines;
    }

    private String leaving(PluginId id) {
        if (change.serves().contains(id)) { // the same version, built anew: one of them is kept
            return text(id) + ", as it was built before, " + (done ? "is removed" : "would be removed")
                    + " when no run uses it";
        }
        boolean another =
                change.serves().stream().anyMatch(serving -> serving.name().equals(id.name()));
        if (replaced == Replaced.GO || replaced == Replaced.CAN_RETURN && !another) {
            return text(id) + (done ? " is removed" : " would be removed") + " when no run uses it";
        }
        String rests = text(id) + (done ? " gets" : " would get") + " no new runs";
        return replaced == Replaced.STAY
                ? rests
                : rests + "; 'labelport plugin rollback " + SafeText.of(id.name()) + "' brings it back";
    }

    private static String text(PluginId id) {
        return SafeText.of(id.name() + " " + id.version());
    }
}
