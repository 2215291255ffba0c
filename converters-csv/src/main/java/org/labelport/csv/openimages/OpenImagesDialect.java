package org.labelport.csv.openimages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.csv.openimages.OpenImagesLayout.Table;
import org.labelport.csv.picture.read.PictureFrame;
import org.labelport.csv.picture.read.RowBox;
import org.labelport.csv.picture.read.RowBoxes;
import org.labelport.csv.picture.read.RowDialect;
import org.labelport.csv.picture.read.RowPicture;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Attributes;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceRequest;

/** Reads the rows of one table, whose header says where its columns are. */
record OpenImagesDialect(
        Table table,
        Split split,
        int width,
        Map<String, Integer> columns,
        Classes classes,
        SegmentMasks masks,
        UnreadCells unread)
        implements RowDialect {

    /** Where somebody clicked to draw a box: a column of the published training data. */
    private static final Pattern CLICK = Pattern.compile("XClick[1-4][XY]");

    private static final String CONFIDENCE = "Confidence";

    /** What people think of a point, if that is neither yes nor no. */
    private static final String ESTIMATED = Attributes.UNKNOWN_PREFIX + "EstimatedYesNo";

    static OpenImagesDialect of(OpenImagesFiles.Found found, Classes classes, MediaFolder root, SourceRequest request)
            throws ExportException, IOException {
        List<String> names;
        try (RecordReader reader = RecordReader.openAnySeparator(found.file(), request.limits())) {
            names = reader.next().map(Row::cells).orElse(List.of());
        }
        Map<String, Integer> columns = OpenImagesHeader.columns(names);
        for (String required : required(found.table())) {
            if (!columns.containsKey(required)) {
                throw new ExportException(
                        "csv.header",
                        found.file() + " has no column " + required + ". Its first line must be "
                                + found.table().header());
            }
        }
        reportOthers(found, names, columns, request);
        return new OpenImagesDialect(
                found.table(),
                found.split(),
                names.size(),
                columns,
                classes,
                new SegmentMasks(root, found.split(), request.report(), request.limits()),
                new UnreadCells(found.name(), request.report()));
    }

    /** Tells of columns that no table of Open Images has, or has once, so that nobody misses their content. */
    private static void reportOthers(
            OpenImagesFiles.Found found, List<String> names, Map<String, Integer> columns, SourceRequest request) {
        List<String> others = new ArrayList<>(columns.keySet().stream()
                .filter(name -> !name.isEmpty() && !found.table().columns().contains(name))
                .filter(name -> !CLICK.matcher(name).matches())
                .sorted()
                .toList());
        OpenImagesHeader.repeated(names).forEach(name -> others.add(name + " (again)"));
        if (!others.isEmpty()) {
            request.report()
                    .loss(Loss.ofDataset(
                            "csv.column-dropped",
                            found.name() + ": columns are not read: " + String.join(", ", others)));
        }
    }

    /** The columns without which a table cannot be read. */
    static List<String> required(Table table) {
        return switch (table) {
            case IMAGES -> List.of("ImageID");
            case LABELS -> List.of("ImageID", "LabelName");
            case BOXES -> List.of("ImageID", "LabelName", "XMin", "XMax", "YMin", "YMax");
            case SEGMENTS -> List.of("MaskPath", "ImageID", "LabelName");
            case POINTS -> List.of("ImageID", "X", "Y", "Label");
        };
    }

    private String cell(Row row, String column) {
        return row.cell(columns.getOrDefault(column, -1));
    }

    @Override
    public RowPicture picture(Row row) throws ItemException {
        String id = cell(row, "ImageID");
        if (id.isEmpty()) {
            throw new ItemException("csv.cell", "ImageID is empty");
        }
        return new RowPicture(split, id);
    }

    @Override
    public void read(Row row, PictureFrame frame, List<Annotation> into) throws ItemException {
        row.requireNoMoreThan(width);
        switch (table) {
            case IMAGES -> {
                // The row says only that the picture exists.
            }
            case LABELS -> label(row, into);
            case BOXES -> box(row, frame, into);
            case POINTS -> point(row, frame, into);
            case SEGMENTS -> {
                String category = classes.nameOf(cell(row, "LabelName"));
                RowBoxes.add(into, category, masks.read(cell(row, "MaskPath"), frame.sized()));
                unread.tell(column -> cell(row, column));
            }
        }
    }

    private void label(Row row, List<Annotation> into) throws ItemException {
        double confidence = confidence(row);
        RowBoxes.add(into, classes.nameOf(cell(row, "LabelName")), new Shape.Whole());
        describe(into, confidence, new LinkedHashMap<>());
    }

    private void box(Row row, PictureFrame frame, List<Annotation> into) throws ItemException {
        String category = classes.nameOf(cell(row, "LabelName"));
        RowBox box = new RowBox(
                frame.acrossOf(RowBoxes.number(cell(row, "XMin"), "XMin")),
                frame.downOf(RowBoxes.number(cell(row, "YMin"), "YMin")),
                frame.acrossOf(RowBoxes.number(cell(row, "XMax"), "XMax")),
                frame.downOf(RowBoxes.number(cell(row, "YMax"), "YMax")));
        double confidence = confidence(row);
        RowBoxes.add(into, category, box.box());
        describe(
                into,
                confidence,
                Flags.read(Flags.COLUMNS.stream().map(name -> cell(row, name)).toList()));
    }

    /** How sure it is that the object or picture is of the class; sure where nothing is said. */
    private double confidence(Row row) throws ItemException {
        String cell = cell(row, CONFIDENCE).strip();
        if (cell.isEmpty() || cell.equals("1")) {
            return 1;
        }
        double confidence = RowBoxes.number(cell, CONFIDENCE);
        if (confidence < 0 || confidence > 1) {
            throw new ItemException("csv.cell", CONFIDENCE + " is " + cell + ", which is not from 0 to 1. Correct it.");
        }
        return confidence;
    }

    /** Adds to the last annotation what is said of it. Only a model is neither sure that it is of the class, nor that it is not. */
    private static void describe(List<Annotation> annotations, double confidence, Map<String, Value> attributes) {
        if (confidence == 0) {
            attributes.put(Flags.NEGATIVE, new Value.Flag(true));
        }
        with(annotations, attributes);
        if (confidence > 0 && confidence < 1) {
            int last = annotations.size() - 1;
            annotations.set(
                    last,
                    annotations
                            .get(last)
                            .withProvenance(new Provenance(Optional.of(confidence), true, "", Optional.empty())));
        }
    }

    /** Reads a point, of which people have said whether it is on an object of the class. */
    private void point(Row row, PictureFrame frame, List<Annotation> into) throws ItemException {
        String label = cell(row, "Label");
        Keypoint point = new Keypoint(
                "",
                frame.acrossOf(RowBoxes.number(cell(row, "X"), "X")),
                frame.downOf(RowBoxes.number(cell(row, "Y"), "Y")),
                Keypoint.Visibility.VISIBLE);
        RowBoxes.add(
                into,
                label.isEmpty() ? cell(row, "TextLabel") : classes.nameOf(label),
                new Shape.Points(List.of(point)));
        String estimated = cell(row, "EstimatedYesNo").strip();
        if (estimated.equalsIgnoreCase("no")) {
            with(into, Map.of(Flags.NEGATIVE, new Value.Flag(true)));
        } else if (!estimated.isEmpty() && !estimated.equalsIgnoreCase("yes")) {
            with(into, Map.of(ESTIMATED, new Value.Text(estimated)));
        }
    }

    private static void with(List<Annotation> annotations, Map<String, Value> attributes) {
        int last = annotations.size() - 1;
        annotations.set(last, annotations.get(last).withAttributes(attributes));
    }
}
