package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.json.Json;
import org.labelport.limits.Limits;
import org.labelport.masks.cityscapes.CityLabel.Instances;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.ColorLine;
import org.labelport.masks.file.SmallJson;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Category;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.output.ExportOutput;
import org.labelport.raster.Palettes;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.target.FileKind;

/** The labels of a data set: those that the data set has a list of, else Cityscapes' own. */
final class CityLabels {

    static final String FILE = "labels.json";

    /** The end of the label of a region of many objects. */
    static final String GROUP = "group";

    private static final String BACKGROUND = "background";

    private final List<CityLabel> labels;
    private final List<LabelsJson.Unused> unused;
    private final Map<Integer, CityLabel> byId = new HashMap<>();
    private final Map<Integer, CityLabel> byTrainId = new HashMap<>();
    private final Map<String, CityLabel> byName = new HashMap<>();

    private CityLabels(List<CityLabel> labels) {
        this(labels, List.of());
    }

    private CityLabels(List<CityLabel> labels, List<LabelsJson.Unused> unused) {
        this.labels = List.copyOf(labels);
        this.unused = unused;
        for (CityLabel label : labels) {
            byId.putIfAbsent(label.id(), label);
            byName.putIfAbsent(label.name(), label);
            if (label.trainId() >= 0 && label.trainId() != CityLabel.IGNORED) {
                byTrainId.putIfAbsent(label.trainId(), label);
            }
        }
    }

    /** Returns what in the list of labels is not used. */
    List<LabelsJson.Unused> unused() {
        return unused;
    }

    Optional<CityLabel> ofName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns the label of a value in a mask of numbers; empty when it is that of no label. */
    Optional<CityLabel> ofValue(CityFile mask, int value) {
        return switch (mask) {
            case LABEL_IDS -> Optional.ofNullable(byId.get(value));
            case TRAIN_IDS ->
                value == CityLabel.IGNORED
                        ? Optional.of(OfficialLabels.UNLABELED)
                        : Optional.ofNullable(byTrainId.get(value));
            case INSTANCE_IDS -> Optional.ofNullable(byId.get(CityLabel.idOf(value)));
            case COLORS, POLYGONS -> throw new IllegalArgumentException(mask + " holds no numbers");
        };
    }

    /** Returns what the name of a label in polygons means; empty when it is not listed, with or without its end. */
    Optional<Labelled> named(String name) {
        Optional<Labelled> object = ofName(name).map(label -> new Labelled(label, false));
        return object.isPresent() || !name.endsWith(GROUP)
                ? object
                : ofName(name.substring(0, name.length() - GROUP.length())).map(label -> new Labelled(label, true));
    }

    /**
     * What files say of an annotation.
     *
     * @param group whether it is a region of many objects
     */
    record Labelled(CityLabel label, boolean group) {

        /** Whether it stands for pixels without a label. */
        boolean isNothing() {
            return label.id() == CityLabel.UNLABELED;
        }

        Annotation annotation(String id, Shape shape) {
            Annotation annotation = Annotation.of(id, label.name(), shape);
            return group ? annotation.withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true))) : annotation;
        }
    }

    /**
     * Returns the labels of a data set that is written: the one for pixels without a label, and those of the
     * categories.
     */
    static CityLabels numbered(List<CityLabel> ofCategories) {
        List<CityLabel> labels = new ArrayList<>(List.of(OfficialLabels.UNLABELED));
        ofCategories.stream()
                .filter(label -> !label.name().equals(OfficialLabels.UNLABELED.name()))
                .forEach(labels::add);
        return new CityLabels(labels);
    }

    /** Returns the labels that a folder has a list of, else Cityscapes' own. */
    static CityLabels in(Path folder, Limits limits) throws ExportException, IOException {
        Path file = folder.resolve(FILE);
        if (!FileKind.isThere(file)) {
            Path colors = folder.resolve(ColorLine.FILE);
            if (FileKind.isThere(colors)) {
                return ofColors(colors);
            }
            List<CityLabel> labels = new ArrayList<>(OfficialLabels.DRAWN);
            labels.add(OfficialLabels.LICENSE_PLATE);
            return new CityLabels(labels);
        }
        LabelsJson list;
        try {
            list = LabelsJson.read(file, limits);
        } catch (IOException e) {
            throw new ExportException("cityscapes.labels", e.getMessage() + ". Correct it, or remove it.", e);
        }
        if (list.labels().isEmpty()) {
            throw new ExportException(
                    "cityscapes.labels",
                    file
                            + " is not a list of labels with \"name\" and \"id\". Correct it, or remove it to read Cityscapes'"
                            + " own labels.");
        }
        return new CityLabels(list.labels(), list.unused());
    }

    /**
     * Reads the labels of Datumaro, which are numbered by their lines. A list without black gets a line for it at the
     * beginning.
     */
    private static CityLabels ofColors(Path file) throws ExportException {
        List<ColorLine> lines = new ArrayList<>();
        try {
            lines.addAll(ColorLine.read(file));
        } catch (IOException e) {
            throw new ExportException("cityscapes.labels", FileTrouble.of(e) + ". Correct it, or remove it.", e);
        }
        if (lines.stream().noneMatch(line -> line.color().equals(Optional.of(ColorLine.BLACK)))) {
            lines.removeIf(line -> line.name().equals(BACKGROUND));
            lines.add(0, new ColorLine(BACKGROUND, Optional.of(ColorLine.BLACK)));
        }
        boolean colored = lines.stream().skip(1).anyMatch(line -> line.color().isPresent());
        List<CityLabel> labels = new ArrayList<>();
        for (ColorLine line : lines) {
            int id = labels.size();
            int color = line.color().orElse(colored ? ColorLine.BLACK : Palettes.color(id));
            labels.add(
                    new CityLabel(line.name(), id, CityLabel.IGNORED, "", Instances.ONE_REGION, ClassColor.hex(color)));
        }
        return new CityLabels(labels);
    }

    /** Returns the categories: all labels except the one for pixels without a label. */
    Taxonomy taxonomy() {
        Map<String, Category> categories = new LinkedHashMap<>();
        for (CityLabel label : labels) {
            if (label.id() != CityLabel.UNLABELED) {
                categories.putIfAbsent(
                        label.name(),
                        new Category(label.name(), label.group(), label.color(), Skeleton.NONE, List.of()));
            }
        }
        return new Taxonomy(List.copyOf(categories.values()));
    }

    /** Writes the list of labels. Cityscapes' programs need these labels in their {@code labels.py}. */
    void write(ExportOutput out, Json json) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        List<String> groups = new ArrayList<>(OfficialLabels.GROUPS);
        for (CityLabel label : labels) {
            if (!groups.contains(label.group())) {
                groups.add(label.group());
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", label.name());
            entry.put("id", (long) label.id());
            entry.put("trainId", (long) label.trainId());
            entry.put("category", label.group());
            entry.put("catId", (long) groups.indexOf(label.group()));
            entry.put("hasInstances", label.hasInstances());
            entry.put("ignoreInEval", label.trainId() == CityLabel.IGNORED || label.trainId() < 0);
            entry.put("color", ClassColor.list(ClassColor.parse(label.color()).orElse(0)));
            entries.add(entry);
        }
        try (OutputStream file = out.file(FILE)) {
            SmallJson.write(entries, file, json);
        }
    }
}
