package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.labelport.report.ItemException;

/**
 * One asset of an export: a file that was given to Ango Hub, and what was done with it. An asset has one {@code task}; in exports of
 * the older generation it has {@code tasks}, one for each person who worked on it.
 *
 * @param place file and line where it begins; messages about what is wrong with it begin with them
 */
record Asset(JsonNode json, String place) {

    /** Those of its metadata that say what it shows. */
    static final List<String> NUMBERS = List.of("width", "height", "frameTotal", "frameRate");

    /** @throws ItemException when the JSON is something else */
    void requireAsset() throws ItemException {
        if (!json.path("task").isObject() && !json.path("tasks").isArray()) {
            throw new ItemException(
                    "ango.no-asset",
                    "it has no task, so it is not an asset. Give an export of tasks: neither one of issues, nor the platform's"
                            + " answer that only names the export");
        }
    }

    /** What its owner calls it: neither unique nor safe, sometimes a path. */
    String name() {
        String name = GivenText.of(json.path("externalId"));
        return name.isEmpty() ? AssetFiles.lastSegment(address()) : name;
    }

    /** Where its file can be fetched for a day; empty when the export does not say. */
    String address() {
        return GivenText.of(json.path("asset"));
    }

    /** Addresses of the pictures of an asset that has several. */
    List<String> pages() {
        List<String> pages = new ArrayList<>();
        json.path("dataset").forEach(page -> pages.add(GivenText.of(page)));
        return pages;
    }

    /**
     * A number of its metadata; 0 when it is not known. Metadata are filled in when somebody opens the asset for the
     * first time.
     */
    double metadata(String key) {
        JsonNode value = json.path("metadata").path(key);
        double number = value.isBoolean() ? 0 : value.asDouble();
        return number > 0 && number < Integer.MAX_VALUE ? number : 0;
    }

    /** Its tasks except the skipped ones. The one that was changed last is at the end. */
    List<Task> tasks() {
        if (json.path("task").isObject()) {
            return List.of(new Task(json.path("task")));
        }
        List<Task> tasks = new ArrayList<>();
        json.path("tasks").forEach(task -> tasks.add(new Task(task)));
        tasks.removeIf(Task::skipped);
        tasks.sort(Comparator.comparing(Task::changed));
        return tasks;
    }

    /** How many annotations it has, to report when it cannot be read. */
    int countTools() {
        return tasks().stream().mapToInt(task -> task.tools().size()).sum();
    }

    /**
     * What was made of an asset, by one person or in one stage.
     *
     * @param json the task as the export has it, of either generation
     */
    record Task(JsonNode json) {

        /** Keys that are read, and keys that say no more than others: who worked on the task, when and how long. */
        static final Set<String> KNOWN = Set.of(
                "taskId",
                "stage",
                "stageId",
                "updatedAt",
                "updatedBy",
                "totalDuration",
                "tools",
                "objects",
                "classifications",
                "relations",
                "brushDataUrl",
                "medicalBrushDataUrl",
                "completedBy",
                "completedAt",
                "duration",
                "duration(ms)",
                "isSkipped",
                "status");

        /** Unique in the project; empty when it is missing. */
        String id() {
            return GivenText.of(json.path("taskId"));
        }

        String stage() {
            return GivenText.of(json.path("stage"));
        }

        /** When it was changed last, as a text that sorts by time. */
        String changed() {
            return GivenText.of(json.path("updatedAt"));
        }

        boolean skipped() {
            return json.path("isSkipped").asBoolean();
        }

        JsonNode tools() {
            return json.has("objects") ? json.path("objects") : json.path("tools");
        }

        JsonNode classifications() {
            return json.path("classifications");
        }

        JsonNode relations() {
            return json.path("relations");
        }

        boolean hasBrush() {
            return !GivenText.of(json.path("brushDataUrl")).isEmpty()
                    || !GivenText.of(json.path("medicalBrushDataUrl")).isEmpty();
        }
    }
}
