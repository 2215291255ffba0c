package org.labelport.yolo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.testkit.trial.MemoryExport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Checks a data set against what the specification says that Ultralytics requires and silently damages, without using
 * the converter's code. It is as strict as older versions: no coordinate may be outside 0 to 1.
 */
final class UltralyticsRules {

    private static final Set<String> SUFFIXES = Set.of(
            "avif", "bmp", "dng", "heic", "heif", "jp2", "jpeg", "jpg", "mpo", "pfm", "png", "tif", "tiff", "webp");

    private final List<String> offences = new ArrayList<>();
    private final MemoryExport export;
    private int boxRows;
    private int polygonRows;
    private int classes;
    private int keypoints;

    private UltralyticsRules(MemoryExport export) {
        this.export = export;
    }

    /** All breaches. */
    static List<String> offences(MemoryExport export) {
        UltralyticsRules rules = new UltralyticsRules(export);
        rules.checkYaml();
        rules.checkLabels();
        return rules.offences;
    }

    private void checkYaml() {
        String text = export.text("data.yaml");
        Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        require(!yaml.containsKey("path"), "data.yaml has a path");
        for (String split : List.of("train", "val")) {
            require(yaml.get(split) instanceof String, "data.yaml has no " + split);
        }
        for (String split : List.of("train", "val", "test")) {
            if (yaml.containsKey(split)) {
                String folder = (String) yaml.get(split);
                require(export.folders().contains(folder), split + " names " + folder + ", which does not exist");
                require(
                        export.folders().contains(folder.replace("images/", "labels/")),
                        "there are no labels for " + folder);
            }
        }
        Map<?, ?> names = (Map<?, ?>) yaml.get("names");
        classes = names.size();
        Set<Object> distinct = new HashSet<>();
        for (int i = 0; i < classes; i++) {
            Object name = names.get(i);
            require(name instanceof String, "name " + i + " is " + name);
            require(distinct.add(name), "two classes are called " + name);
            require(i > 0 || !((String) name).startsWith("n0"), "the first name is taken for ImageNet's: " + name);
        }
        if (yaml.get("kpt_shape") instanceof List<?> shape) {
            require(shape.size() == 2 && shape.get(1).equals(3), "kpt_shape is " + shape);
            keypoints = (Integer) shape.get(0);
            require(
                    !(yaml.get("flip_idx") instanceof List<?> flip) || flip.size() == keypoints,
                    "flip_idx has another length");
        }
        require(!yaml.containsKey("nc") || yaml.get("nc").equals(classes), "nc is not the number of names");
    }

    private void checkLabels() {
        Set<String> expected = new HashSet<>(Set.of("data.yaml"));
        for (Map.Entry<String, Item> picture : export.media().entrySet()) {
            String label = labelOf(picture.getKey());
            require(expected.add(label), "two pictures share " + label);
            if (export.files().contains(label)) {
                checkLabel(label, (Media.Image) picture.getValue().media());
            } else {
                offences.add(picture.getKey() + " has no " + label);
            }
        }
        for (String file : export.files()) {
            require(expected.contains(file), file + " belongs to nothing");
        }
        require(boxRows == 0 || polygonRows == 0, boxRows + " boxes beside " + polygonRows + " polygons");
    }

    /**
     * Returns the label file of a picture as {@code img2label_paths} does: it replaces the last folder images, and what
     * follows the last dot of the whole path.
     */
    private String labelOf(String picture) {
        String name = picture.substring(picture.lastIndexOf('/') + 1);
        for (String segment : picture.split("/")) {
            require(!segment.startsWith("."), picture + " is hidden");
        }
        String path = "/" + picture;
        int images = path.lastIndexOf("/images/");
        path = path.substring(0, images) + "/labels/" + path.substring(images + 8);
        if (!SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
            // Such a picture is not read, which the writer reports. Its label has the name without the extension.
            int dot = name.lastIndexOf('.');
            return path.substring(1, path.length() - (dot < 0 ? 0 : name.length() - dot)) + ".txt";
        }
        return path.substring(1, path.lastIndexOf('.')) + ".txt";
    }

    private void checkLabel(String label, Media.Image picture) {
        String text = export.text(label);
        require(text.isEmpty() || text.endsWith("\n"), label + " has no line end at its end");
        require(text.matches("[0-9. \n]*"), label + " holds other characters than numbers need");
        Set<List<Float>> boxes = new HashSet<>();
        Set<List<Float>> rows = new HashSet<>();
        for (String line : text.lines().toList()) {
            String[] fields = line.split(" ");
            require(fields[0].matches("\\d+") && Integer.parseInt(fields[0]) < classes, label + ": class in " + line);
            int decimals = Math.max(picture.width(), picture.height()) > 10_000 ? 8 : 6;
            Float[] numbers = new Float[fields.length];
            for (int i = 1; i < fields.length; i++) {
                numbers[i] = Float.parseFloat(fields[i]);
                if (keypoints > 0 && i > 5 && i % 3 == 1) {
                    require(fields[i].matches("[012]"), label + ": visibility " + fields[i]);
                    continue;
                }
                require(fields[i].matches("[01]\\.\\d{" + decimals + "}"), label + ": " + fields[i]);
                require(numbers[i] >= 0 && numbers[i] <= 1, label + ": " + fields[i]);
            }
            numbers[0] = Float.parseFloat(fields[0]);
            if (keypoints > 0) {
                require(fields.length == 5 + 3 * keypoints, label + ": " + fields.length + " fields");
                checkRow(label, line, Arrays.copyOf(numbers, 5), picture, new HashSet<>());
            } else {
                checkRow(label, line, numbers, picture, boxes);
            }
            require(rows.add(Arrays.asList(numbers)), label + ": the same row twice: " + line);
        }
    }

    private void checkRow(String label, String line, Float[] row, Media.Image picture, Set<List<Float>> boxes) {
        if (row.length == 5) {
            boxRows++;
            require(
                    row[3] * picture.width() > 0.98 && row[4] * picture.height() > 0.98,
                    label + ": too small: " + line);
            require(boxes.add(Arrays.asList(row)), label + ": the same box twice: " + line);
            for (int i = 1; i <= 2; i++) {
                BigDecimal center = new BigDecimal(line.split(" ")[i]);
                BigDecimal half = new BigDecimal(line.split(" ")[i + 2]).divide(BigDecimal.valueOf(2));
                require(center.subtract(half).signum() >= 0, label + ": starts beyond the picture: " + line);
                require(center.add(half).compareTo(BigDecimal.ONE) <= 0, label + ": ends beyond the picture: " + line);
            }
            return;
        }
        polygonRows++;
        require(row.length > 6 && row.length % 2 == 1, label + ": " + row.length + " fields: " + line);
        float left = 1;
        float top = 1;
        float right = 0;
        float bottom = 0;
        for (int i = 1; i < row.length; i += 2) {
            left = Math.min(left, row[i]);
            right = Math.max(right, row[i]);
            top = Math.min(top, row[i + 1]);
            bottom = Math.max(bottom, row[i + 1]);
        }
        require(right > left && bottom > top, label + ": nothing in " + line);
        require(
                boxes.add(List.of(row[0], (left + right) / 2, (top + bottom) / 2, right - left, bottom - top)),
                label + ": another row of the class has the enclosing box of " + line);
    }

    private void require(boolean condition, String offence) {
        if (!condition) {
            offences.add(offence);
        }
    }
}
