package org.labelport.labelstudio.write;

import org.labelport.json.Json;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.write.results.ItemView;
import org.labelport.output.Part;

/**
 * The tasks with the same labelling interface. Every task must have all variables of its interface.
 *
 * @param series how a time series is shown, as JSON; empty for other kinds
 */
record Project(MediaKind kind, String series) {

    /**
     * Returns the project whose interface shows an item. Time series with different columns are in different projects.
     */
    static Project of(ItemView view, Json json) {
        return new Project(
                view.kind(), view.series().map(each -> each.text(json)).orElse(""));
    }

    Part tasks() {
        return new Part("tasks-" + kind.key() + series, ",\n");
    }

    Part relationTypes() {
        return new Part("relation-types-" + kind.key() + series, "");
    }

    /** Returns the part that collects how the time series are shown, so that all of them are known at the end. */
    static Part allSeries() {
        return new Part("series", "");
    }

    /** Returns the name of the counter for the tasks of a kind. */
    static String counter(MediaKind kind) {
        return "tasks-" + kind.key();
    }
}
