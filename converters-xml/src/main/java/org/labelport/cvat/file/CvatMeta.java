package org.labelport.cvat.file;

import java.util.List;
import java.util.stream.Stream;
import org.labelport.model.Category;

/**
 * The head of a file, which comes before its pictures or tracks.
 *
 * @param present whether the file has a {@code meta}
 * @param kind {@code task}, {@code project} or {@code job}; empty when there is none of them
 * @param categories in the file's order
 * @param name of the task or project; empty when unknown
 * @param frames of the task or project
 * @param subset of a task; empty when unknown
 * @param subsets of the tasks of a project
 * @param tasks of a project
 * @param wrong numbers of the task or project, and in a project of earlier tasks that number this one's frames
 * @param unread describes what else the file says here
 */
public record CvatMeta(
        boolean present,
        String kind,
        List<Category> categories,
        String name,
        CvatFrames frames,
        String subset,
        List<String> subsets,
        List<CvatTask> tasks,
        List<WrongNumber> wrong,
        List<String> unread) {

    static final CvatMeta NONE =
            new CvatMeta(false, "", List.of(), "", CvatFrames.NONE, "", List.of(), List.of(), List.of(), List.of());

    public CvatMeta {
        categories = List.copyOf(categories);
        subsets = List.copyOf(subsets);
        tasks = List.copyOf(tasks);
        wrong = List.copyOf(wrong);
        unread = List.copyOf(unread);
    }

    /** Returns the wrong numbers of the task or project and of a project's tasks, each once. */
    public List<WrongNumber> allWrong() {
        return Stream.concat(wrong.stream(), tasks.stream().flatMap(task -> task.meta().wrong().stream()))
                .distinct()
                .toList();
    }
}
