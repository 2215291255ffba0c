package org.labelport.cvat.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.cvat.file.CvatFrames;
import org.labelport.cvat.file.CvatMeta;
import org.labelport.cvat.file.CvatTask;
import org.labelport.target.SourceReport;

/** The tracks of a file by their tasks. The file of a project has several tasks, any other file is one. */
final class TaskTracks {

    /**
     * A task and the tracks that were read of it.
     *
     * @param item id of its item, or of its first one
     */
    record Task(CvatMeta meta, int item, TrackReader tracks) {

        String id() {
            return Integer.toString(item);
        }
    }

    private final List<Task> tasks = new ArrayList<>();
    private final Map<String, Task> byId = new HashMap<>();

    /**
     * Starts without tracks.
     *
     * @param files at the file
     * @param first number of the file's first item
     * @param isFilled whether frames between key frames are read
     */
    TaskTracks(CvatMeta meta, SourceFiles files, SourceReport report, int first, boolean isFilled) {
        int item = first;
        List<CvatTask> all = meta.tasks().isEmpty() ? List.of(new CvatTask("", 0, meta)) : meta.tasks();
        for (CvatTask task : all) {
            CvatMeta of = task.meta();
            CvatFrames frames = of.frames();
            TrackReader reader = new TrackReader(
                    Integer.toString(item),
                    files.name(),
                    files.annotations(),
                    report,
                    new TrackReader.Frames(isFilled ? frames.size() : -1, frames.step(), task.firstFrame()));
            tasks.add(new Task(of, item, reader));
            byId.putIfAbsent(task.id(), tasks.get(tasks.size() - 1));
            item += frames.areOfPictures() && of.wrong().isEmpty() ? frames.size() : 1;
        }
    }

    /** The tasks in the file's order. */
    List<Task> all() {
        return tasks;
    }

    /**
     * Returns the reader of a track; empty when the track names no task of the project.
     *
     * @param task as the track names it
     */
    Optional<TrackReader> of(Optional<String> task) {
        Task found = tasks.size() == 1 ? tasks.get(0) : byId.get(task.orElse("").strip());
        return Optional.ofNullable(found).map(Task::tracks);
    }
}
