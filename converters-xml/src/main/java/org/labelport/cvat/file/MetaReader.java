package org.labelport.cvat.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.report.ItemException;
import org.labelport.xml.NumberText;
import org.labelport.xml.XmlCursor;

/** Reads the {@code meta} of a task, a project or a job. */
final class MetaReader {

    private static final List<String> KINDS = List.of("task", "project", "job");
    private static final int MOST_LABELS = 100_000;
    private static final int MOST_TASKS = 100_000;

    private static final Pattern STEP = Pattern.compile("step=([1-9][0-9]{0,8})(?![0-9])");

    private final XmlCursor xml;
    private final LabelList labels = new LabelList();
    private final MetaRest rest;
    private final Map<String, String> texts = new HashMap<>();
    private final List<String> subsets = new ArrayList<>();
    private final List<CvatTask> tasks = new ArrayList<>();
    private String kind = "";

    /** The subset of the project's task that was read last, and the first number after its frames. */
    private String numbered = "";

    private long nextFrame;

    private MetaReader(XmlCursor xml, MetaRest rest) {
        this.xml = xml;
        this.rest = rest;
    }

    /** Reads the element that the cursor is at. */
    static CvatMeta read(XmlCursor xml) throws ItemException, IOException {
        MetaReader reader = new MetaReader(xml, new MetaRest());
        while (xml.nextChild()) {
            if (KINDS.contains(xml.name())) {
                reader.kind = reader.kind.isEmpty() ? xml.name() : reader.kind;
                reader.body();
            } else if (xml.name().equals("original_size")) {
                reader.original(); // exports of jobs have it here
            } else if (xml.name().equals("source")) {
                reader.text("source"); // as CVAT wrote it until 2020
            } else {
                reader.rest.skip(xml);
            }
        }
        return reader.meta();
    }

    private void body() throws ItemException, IOException {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "labels" -> labels();
                case "original_size" -> original();
                case "tasks" -> tasks();
                case "id", "name", "mode", "size", "subset", "source", "start_frame", "stop_frame", "frame_filter" ->
                    text(xml.name());
                case "subsets" -> xml.skip(); // tasks and pictures repeat them
                case "segments" -> rest.skipSegments(xml);
                default -> rest.skip(xml);
            }
        }
    }

    private void tasks() throws ItemException, IOException {
        while (xml.nextChild()) {
            if (!kind.equals("project") || tasks.size() >= MOST_TASKS) {
                rest.skip(xml);
                continue;
            }
            MetaReader task = new MetaReader(xml, rest);
            task.kind = "task";
            task.body();
            if (task.texts.containsKey("subset")) {
                subsets.add(task.texts.get("subset"));
            }
            tasks.add(new CvatTask(task.texts.getOrDefault("id", "").strip(), firstFrame(task), task.meta()));
        }
    }

    /**
     * Returns the number that a project's file gives to a task's frame 0. CVAT numbers the frames of all tasks of a
     * subset one after the other.
     */
    private long firstFrame(MetaReader task) throws ItemException {
        String subset = task.texts.getOrDefault("subset", "");
        if (!subset.equals(numbered)) {
            numbered = subset;
            nextFrame = 0;
        }
        long first = nextFrame;
        nextFrame += task.number("start_frame") + (long) task.step() * task.number("size");
        return first;
    }

    private void original() throws ItemException, IOException {
        while (xml.nextChild()) {
            text(xml.name());
        }
    }

    private void text(String name) throws ItemException, IOException {
        texts.putIfAbsent(name, xml.text());
    }

    private void labels() throws ItemException, IOException {
        while (xml.nextChild()) {
            if (!xml.name().equals("label")) {
                rest.skip(xml, xml.name() + " of labels");
                continue;
            }
            if (labels.size() >= MOST_LABELS) {
                throw xml.error("there are more than " + MOST_LABELS + " labels");
            }
            labels.add(LabelReader.read(xml, rest));
        }
    }

    private CvatMeta meta() throws ItemException {
        try {
            return new CvatMeta(
                    true,
                    kind,
                    labels.categories(),
                    texts.getOrDefault("name", ""),
                    frames(),
                    texts.getOrDefault("subset", ""),
                    subsets,
                    tasks,
                    rest.texts());
        } catch (IllegalArgumentException e) {
            throw xml.error(e.getMessage());
        }
    }

    private CvatFrames frames() throws ItemException {
        return new CvatFrames(
                texts.getOrDefault("mode", ""),
                size(),
                step(),
                texts.getOrDefault("source", ""),
                number("width"),
                number("height"));
    }

    /**
     * Returns the number of frames of the video. The task's {@code size} counts only the frames that the step leaves.
     */
    private int size() throws ItemException {
        int size = number("size");
        return size == 0 ? 0 : Math.max(size, Math.min(number("stop_frame"), Integer.MAX_VALUE - 1) + 1);
    }

    private int step() {
        Matcher step = STEP.matcher(texts.getOrDefault("frame_filter", ""));
        return step.find() ? Integer.parseInt(step.group(1)) : 1;
    }

    private int number(String name) throws ItemException {
        String text = texts.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return 0;
        }
        int number;
        try {
            number = NumberText.whole(name, text);
        } catch (ItemException e) {
            throw xml.error("in meta: " + e.getMessage());
        }
        if (number < 0) {
            throw xml.error("in meta: " + name + " is " + number + ", which is below 0. Correct it.");
        }
        return number;
    }
}
