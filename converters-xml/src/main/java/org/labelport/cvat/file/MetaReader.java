package org.labelport.cvat.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** The texts by which the frames of a project's tasks are numbered. */
    private static final List<String> FRAME_NUMBERS = List.of("size", "start_frame", "frame_filter");

    /** As CVAT finds it, which lets people type blanks. */
    private static final Pattern STEP = Pattern.compile("step\\s*=\\s*([1-9][0-9]{0,8})(?![0-9])");

    private final XmlCursor xml;
    private final LabelList labels = new LabelList();
    private final MetaRest rest;
    private final Map<String, Text> texts = new HashMap<>();
    private final Map<String, WrongNumber> wrong = new LinkedHashMap<>();
    private final List<String> subsets = new ArrayList<>();
    private final List<CvatTask> tasks = new ArrayList<>();
    private String kind = "";

    /** The subset of the project's task that was read last, and the first number after its frames. */
    private String numbered = "";

    private long nextFrame;

    /** Wrong numbers of that subset's tasks, without which the numbers of later frames are not known. */
    private final List<WrongNumber> wrongFrames = new ArrayList<>();

    /** @param line where it begins, from 1 */
    private record Text(String value, long line) {}

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
                reader.readText("source"); // as CVAT wrote it until 2020
            } else {
                reader.rest.skip(xml);
            }
        }
        return reader.meta(List.of());
    }

    private void body() throws ItemException, IOException {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "labels" -> labels();
                case "original_size" -> original();
                case "tasks" -> tasks();
                case "id", "name", "mode", "size", "subset", "source", "start_frame", "stop_frame", "frame_filter" ->
                    readText(xml.name());
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
                subsets.add(task.text("subset"));
            }
            String id = task.text("id").strip();
            long firstFrame = firstFrame(task);
            tasks.add(new CvatTask(id, firstFrame, task.meta(wrongFrames)));
            FRAME_NUMBERS.stream().map(task.wrong::get).filter(Objects::nonNull).forEach(wrongFrames::add);
        }
    }

    /**
     * Returns the number that a project's file gives to a task's frame 0. CVAT numbers the frames of all tasks of a
     * subset one after the other.
     */
    private long firstFrame(MetaReader task) {
        String subset = task.text("subset");
        if (!subset.equals(numbered)) {
            numbered = subset;
            nextFrame = 0;
            wrongFrames.clear();
        }
        long first = nextFrame;
        nextFrame += task.number("start_frame") + (long) task.step() * task.number("size");
        return first;
    }

    private void original() throws ItemException, IOException {
        while (xml.nextChild()) {
            readText(xml.name());
        }
    }

    private void readText(String name) throws ItemException, IOException {
        long line = xml.line();
        texts.putIfAbsent(name, new Text(xml.text(), line));
    }

    /** Returns a text; empty when it is not there. */
    private String text(String name) {
        Text text = texts.get(name);
        return text == null ? "" : text.value();
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

    /** @param wrongBefore numbers of earlier tasks, which number the frames of this one */
    private CvatMeta meta(List<WrongNumber> wrongBefore) throws ItemException {
        try {
            CvatFrames frames = frames();
            List<WrongNumber> allWrong = new ArrayList<>(wrong.values());
            allWrong.addAll(wrongBefore);
            return new CvatMeta(
                    true,
                    kind,
                    labels.categories(),
                    text("name"),
                    frames,
                    text("subset"),
                    subsets,
                    tasks,
                    allWrong,
                    rest.texts());
        } catch (IllegalArgumentException e) {
            throw xml.error(e.getMessage());
        }
    }

    private CvatFrames frames() {
        return new CvatFrames(text("mode"), size(), step(), text("source"), number("width"), number("height"));
    }

    /**
     * Returns the number of frames of the video. The task's {@code size} counts only the frames that the step leaves.
     */
    private int size() {
        int size = number("size");
        return size == 0 ? 0 : Math.max(size, Math.min(number("stop_frame"), Integer.MAX_VALUE - 1) + 1);
    }

    private int step() {
        String filter = text("frame_filter");
        Matcher step = STEP.matcher(filter);
        if (step.find()) {
            return Integer.parseInt(step.group(1));
        }
        if (!filter.isBlank()) {
            wrong("frame_filter", "frame_filter is not step= and a whole number above 0. Correct it.");
        }
        return 1;
    }

    /** Returns a number; 0 when it is not there, or wrong. */
    private int number(String name) {
        String text = text(name).strip();
        if (text.isEmpty()) {
            return 0;
        }
        try {
            int number = NumberText.whole(name, text);
            if (number >= 0) {
                return number;
            }
            wrong(name, name + " is " + number + ", which is below 0. Correct it.");
        } catch (ItemException e) {
            wrong(name, e.getMessage());
        }
        return 0;
    }

    private void wrong(String name, String message) {
        wrong.put(name, new WrongNumber(texts.get(name).line(), "in meta: " + message));
    }
}
