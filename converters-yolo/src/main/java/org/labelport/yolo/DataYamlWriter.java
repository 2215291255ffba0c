package org.labelport.yolo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.yolo.TrainingLayout.Program;
import org.labelport.yolo.dataset.YoloLayout;
import org.labelport.yolo.rows.KeypointSet;
import org.labelport.yolo.rows.YoloTask;

/**
 * Writes data.yaml, the file that training is started with.
 *
 * <p>It has no {@code path} unless the layout needs one: without it Ultralytics starts at the folder of this file, but
 * a relative path it would look up in the working directory of the process. Names are quoted; otherwise YAML would read
 * {@code no} as a truth value and {@code 1.50} as a number.
 */
final class DataYamlWriter {

    private static final List<String> SPLITS = List.of("train", "val", "test");
    private static final String COUNTER = "items.";
    private static final HexFormat HEX = HexFormat.of();

    private final YoloPlan plan;

    DataYamlWriter(YoloPlan plan) {
        this.plan = plan;
    }

    /** Returns the name of the counter of items written to a split's folder. */
    static String counter(String splitFolder) {
        return COUNTER + splitFolder;
    }

    void write(ExportOutput out) throws IOException {
        List<String> present =
                SPLITS.stream().filter(split -> out.count(counter(split)) > 0).toList();
        String standIn = present.isEmpty() ? "train" : present.get(0);
        ByteText text = new ByteText();
        plan.layout()
                .root()
                .ifPresent(root -> text.text("path: ").text(quoted(root)).ascii('\n'));
        Set<String> folders = new LinkedHashSet<>();
        for (String split : SPLITS) {
            boolean hasItems = present.contains(split);
            if (hasItems || isRequired(split, standIn)) {
                String folder = hasItems ? split : standIn;
                if (!folder.equals(split)) {
                    out.loss(Loss.ofDataset(
                            LossCodes.SPLIT_MISSING,
                            "there are no items for " + split + ": data.yaml points it at images/" + folder
                                    + ". Divide the data with --split, or in the source"));
                }
                folders.add(folder);
                text.text(split).text(": images/").text(folder).ascii('\n');
            }
        }
        appendTask(text);
        appendNames(text);
        appendKeypoints(text);
        for (String folder : folders) {
            out.folder(YoloLayout.IMAGES + "/" + folder);
            out.folder(YoloLayout.LABELS + "/" + folder);
        }
        try (OutputStream file = out.file(YoloLayout.DATA_YAML)) {
            text.writeTo(file);
        }
    }

    /** Whether a split that has no items is named. CVAT reads a folder once more for each split that names it. */
    private boolean isRequired(String split, String standIn) {
        // Ultralytics refuses a file without train or val; test may be absent.
        return plan.layout().program() == Program.CVAT ? split.equals(standIn) : !split.equals("test");
    }

    /** Writes the task where rows do not show it: four points may be a rotated box or a polygon. */
    private void appendTask(ByteText text) {
        YoloTask task = plan.rows().task();
        if (plan.layout().program() == Program.ULTRALYTICS && (task == YoloTask.SEGMENT || task == YoloTask.OBB)) {
            text.text("task: ").text(task.key()).ascii('\n');
        }
    }

    private void appendNames(ByteText text) {
        List<String> names = plan.classNames().names();
        if (plan.layout().program() == Program.YOLOV5) {
            text.text("nc: ").integer(names.size()).ascii('\n');
        }
        text.text(names.isEmpty() ? "names: {}\n" : "names:\n");
        for (int i = 0; i < names.size(); i++) {
            text.text("  ").integer(i).text(": ").text(quoted(names.get(i))).ascii('\n');
        }
    }

    private void appendKeypoints(ByteText text) {
        KeypointSet keypoints = plan.rows().keypoints();
        if (keypoints.size() == 0) {
            return;
        }
        text.text("kpt_shape: [").integer(keypoints.size()).text(", 3]\n");
        if (!keypoints.flip().isEmpty()) {
            text.text("flip_idx: ").text(keypoints.flip().toString()).ascii('\n');
        }
        if (plan.layout().program() == Program.CVAT) {
            return;
        }
        text.text("kpt_names:\n");
        for (int classNumber : plan.rows().classesWithKeypoints()) {
            text.text("  ").integer(classNumber).text(":\n");
            for (String name : keypoints.names()) {
                text.text("    - ").text(quoted(name)).ascii('\n');
            }
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> escape((char) c, quoted));
        return quoted.append('"').toString();
    }

    /**
     * Escapes a character as in JSON, and also what YAML reads as a line break or Ultralytics removes as not printable.
     */
    private static void escape(char c, StringBuilder to) {
        switch (c) {
            case '"', '\\' -> to.append('\\').append(c);
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                if (c < 0x20 || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c >= 0xFFFE) {
                    to.append("\\u").append(HEX.toHexDigits(c));
                } else {
                    to.append(c);
                }
            }
        }
    }
}
