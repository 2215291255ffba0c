package org.labelport.labelstudio.write;

import org.labelport.labelstudio.task.MediaKind;
import org.labelport.output.Part;

/**
 * Tasks that one labelling interface fits: every task has to have all variables of its interface.
 *
 * @param series how a time series is shown; empty for other kinds
 */
record Project(MediaKind kind, String series) {

    Part tasks() {
        return new Part("tasks-" + kind.key() + series, ",\n");
    }

    Part relationTypes() {
        return new Part("relation-types-" + kind.key() + series, "");
    }

    /** Takes how each time series is shown, so that the end knows all of them. */
    static Part allSeries() {
        return new Part("series", "");
    }

    /** Counts the tasks of a kind. */
    static String counter(MediaKind kind) {
        return "tasks-" + kind.key();
    }
}
