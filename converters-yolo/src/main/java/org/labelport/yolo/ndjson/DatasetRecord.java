package org.labelport.yolo.ndjson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.names.ClassList;
import org.labelport.yolo.rows.names.KeypointNames;
import org.labelport.yolo.rows.read.RowEnd;
import org.labelport.yolo.rows.read.RowGrammar;

/**
 * What the first line says of the data set.
 *
 * @param task which decides what rows are
 * @param taxonomy the classes in the order of their numbers
 * @param grammar of the rows
 * @param path the folder beside the file from which Ultralytics copies pictures; empty when there is none
 */
record DatasetRecord(YoloTask task, Taxonomy taxonomy, RowGrammar grammar, Optional<String> path) {

    /** The key of {@link #path}. */
    static final String PATH = "path";

    static final String INVALID = "yolo-ndjson.dataset";

    /** Said of a file in UTF-16. */
    static final String WIDE = " is UTF-16 text, as PowerShell writes it. Save it as UTF-8";

    /** The loss of what a line says and items have no place for. */
    static final String KEY_DROPPED = "yolo-ndjson.key-dropped";

    /** The loss of a line that does not say what rows are. */
    private static final String TASK_ASSUMED = "yolo-ndjson.task-assumed";

    private static final Set<String> KEYS = Set.of("type", "task", "name", PATH, "class_names");

    /** The keys of keypoints, which only rows of this task have. */
    private static final Set<String> POSE_KEYS = Set.of("kpt_shape", "flip_idx", "kpt_names");

    private static final int MOST = 10_000;

    /**
     * Reads the first line.
     *
     * @param where the line is, for messages
     */
    static DatasetRecord of(Map<?, ?> json, String where, LossSink losses) throws ExportException {
        YoloTask task = task(json.get("task"), where);
        reportUnread(json, task, where, losses);
        if (json.get("task") == null) {
            losses.loss(Loss.ofDataset(
                    TASK_ASSUMED,
                    where
                            + ": there is no task, so rows are read as boxes, and longer ones as polygons. For others, say"
                            + " \"task\": \"obb\", \"pose\" or \"classify\""));
        }
        List<String> names = names(json, where);
        int keypoints = 0;
        int dimensions = 3;
        if (json.get("kpt_shape") instanceof List<?> shape && shape.size() == 2) {
            keypoints = number(shape, 0);
            dimensions = number(shape, 1);
        }
        if (task == YoloTask.POSE && (keypoints < 1 || keypoints > MOST || dimensions < 2 || dimensions > 3)) {
            throw new ExportException(
                    INVALID, where + ": rows with keypoints need kpt_shape, the number of keypoints and 2 or 3");
        }
        Taxonomy taxonomy = ClassList.of(names, where, Skeleton.NONE, losses);
        if (task == YoloTask.POSE) {
            KeypointNames points = keypoints(json, keypoints, where);
            points.reportUnused(taxonomy.size(), where, KEY_DROPPED, losses);
            taxonomy = withSkeletons(taxonomy, points);
        }
        return new DatasetRecord(
                task,
                taxonomy,
                new RowGrammar(taxonomy.size(), Optional.of(task), keypoints, Math.max(2, dimensions), RowEnd.NOTHING),
                path(json, task));
    }

    private static void reportUnread(Map<?, ?> json, YoloTask task, String where, LossSink losses) {
        String unread = keys(json, key -> !KEYS.contains(key) && !POSE_KEYS.contains(key));
        if (!unread.isEmpty()) {
            losses.loss(Loss.ofDataset(KEY_DROPPED, where + ": keys are not read: " + unread));
        }
        String ofPose = task == YoloTask.POSE ? "" : keys(json, POSE_KEYS::contains);
        if (!ofPose.isEmpty()) {
            losses.loss(Loss.ofDataset(
                    KEY_DROPPED,
                    where + ": keys are not read, because rows of the task " + task.key() + " have no keypoints: "
                            + ofPose + ". Is the task pose?"));
        }
    }

    private static String keys(Map<?, ?> json, Predicate<String> chosen) {
        return json.keySet().stream().map(String::valueOf).filter(chosen).collect(Collectors.joining(", "));
    }

    private static YoloTask task(@Nullable Object task, String where) throws ExportException {
        if (task == null) {
            return YoloTask.DETECT;
        }
        Optional<YoloTask> known = task instanceof String text ? YoloTask.ofKey(text) : Optional.empty();
        return known.orElseThrow(() -> new ExportException(INVALID, where + ": there is no task '" + task + "'"));
    }

    private static Optional<String> path(Map<?, ?> json, YoloTask task) {
        return task != YoloTask.CLASSIFY && json.get(PATH) instanceof String path && SafePath.isSafe(path)
                ? Optional.of(path)
                : Optional.empty();
    }

    private static List<String> names(Map<?, ?> json, String where) throws ExportException {
        List<String> names = new ArrayList<>();
        if (!(json.get("class_names") instanceof Map<?, ?> given)) {
            throw new ExportException(INVALID, where + ": there are no class_names");
        }
        for (int i = 0; i < given.size(); i++) {
            if (!(given.get(Integer.toString(i)) instanceof String name)) {
                throw new ExportException(
                        INVALID,
                        where + ": class_names are numbered \"0\" to \"" + (given.size() - 1) + "\", and \"" + i
                                + "\" is missing or not a text");
            }
            names.add(name);
        }
        return names;
    }

    private static int number(List<?> numbers, int index) {
        return index < numbers.size() && numbers.get(index) instanceof Long number && number >= 0 && number <= MOST
                ? number.intValue()
                : 0;
    }

    /**
     * Reads what the line says of keypoints.
     *
     * @param count number of keypoints in a row
     */
    private static KeypointNames keypoints(Map<?, ?> json, int count, String where) throws ExportException {
        List<Integer> flip = new ArrayList<>();
        Object given = json.get("flip_idx");
        if (given instanceof List<?> indices) {
            for (Object index : indices) {
                flip.add(index instanceof Long place && place >= 0 && place < count ? place.intValue() : -1);
            }
        }
        boolean sound = given == null || given instanceof List<?> && (flip.isEmpty() || flip.size() == count);
        if (!sound || flip.contains(-1)) {
            throw new ExportException(
                    INVALID,
                    where + ": flip_idx must have a number from 0 to " + (count - 1) + " for each of " + count
                            + " keypoints");
        }
        Map<String, List<String>> names = new LinkedHashMap<>();
        if (json.get("kpt_names") instanceof Map<?, ?> byClass) {
            byClass.forEach((number, own) -> names.put(String.valueOf(number), texts(own)));
        }
        boolean unreadable = json.get("kpt_names") != null && !(json.get("kpt_names") instanceof Map<?, ?>);
        return new KeypointNames(count, flip, names, unreadable);
    }

    /** Returns the elements of a list of texts; none when one of them is something else. */
    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> elements && elements.stream().allMatch(String.class::isInstance)
                ? elements.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static Taxonomy withSkeletons(Taxonomy taxonomy, KeypointNames keypoints) {
        List<Category> categories = new ArrayList<>();
        for (Category category : taxonomy.categories()) {
            Skeleton skeleton = keypoints.skeleton(categories.size());
            categories.add(new Category(category.name(), "", "", skeleton, List.of()));
        }
        return new Taxonomy(categories);
    }
}
