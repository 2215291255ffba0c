package org.labelport.cvat.read;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * Names the sequences of a source. Tasks may have equal names. Those that share no frame are parts of one sequence, as
 * those of its splits are; others are sequences of their own, so that no frame is there twice.
 */
final class SequenceNames {

    private final LossSink losses;
    private final Map<String, Set<Integer>> frames = new HashMap<>();

    SequenceNames(LossSink losses) {
        this.losses = losses;
    }

    /**
     * Returns the name of a task's sequence.
     *
     * @param indices of the task's frames
     * @param item id of its first item, which a report names
     */
    String of(String task, Set<Integer> indices, String item) {
        String name = task;
        for (int number = 2; !Collections.disjoint(frames.getOrDefault(name, Set.of()), indices); number++) {
            name = task + "#" + number;
        }
        frames.computeIfAbsent(name, unused -> new HashSet<>()).addAll(indices);
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
