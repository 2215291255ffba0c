package org.labelport.cvat.read;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * Names the sequences of a source. Tasks may have equal names. Those that share no frame are parts of one sequence, as
 * those of its splits are; others are sequences of their own, so that no frame is there twice.
 */
final class SequenceNames {

    private final LossSink losses;
    private final Map<String, BitSet> frames = new HashMap<>();

    SequenceNames(LossSink losses) {
        this.losses = losses;
    }

    /**
     * Returns the name of a task's sequence.
     *
     * @param indices of the task's frames
     * @param item id of its first item, which a report names
     */
    String of(String task, BitSet indices, String item) {
        String name = task;
        for (int number = 2; frames.containsKey(name) && frames.get(name).intersects(indices); number++) {
            name = task + "#" + number;
        }
        frames.computeIfAbsent(name, unused -> new BitSet()).or(indices);
        if (!name.equals(task)) {
            losses.loss(Loss.changed(
                    item,
                    CvatLosses.SEQUENCE_RENAMED,
                    "an earlier task has the name '" + task + "' and the same frames, too; this one is read as '" + name
                            + "'"));
        }
        return name;
    }
}
