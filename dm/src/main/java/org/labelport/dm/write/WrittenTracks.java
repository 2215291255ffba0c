package org.labelport.dm.write;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Counts what each track of an item becomes, and reports those that do not stay one. */
final class WrittenTracks {

    private final Set<String> apart = new LinkedHashSet<>();
    private final Map<String, Integer> joined = new LinkedHashMap<>();

    /** Notes that annotations of a track are written one by one. */
    void addApart(String track) {
        apart.add(track);
    }

    /** Notes that boxes of a track have become an entry. */
    void addJoined(String track) {
        joined.merge(track, 1, Integer::sum);
    }

    void report(String item, LossSink losses) {
        for (String track : apart) {
            losses.loss(Loss.changed(
                    item, LossCodes.TRACK_DROPPED, "track '" + track + "' is written as separate annotations"));
        }
        joined.forEach((track, entries) -> {
            if (entries > 1) {
                losses.loss(Loss.changed(
                        item,
                        LossCodes.TRACK_DROPPED,
                        "track '" + track + "' is written as " + entries
                                + " tracks, because its boxes differ in category"
                                + " or attributes, or several are on one frame"));
            }
        });
    }
}
