package org.labelport.csv.vertex;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.csv.picture.read.RowPaths;
import org.labelport.csv.picture.verify.PictureCheck;
import org.labelport.csv.picture.verify.SeenNames;
import org.labelport.csv.picture.verify.TableCheck;
import org.labelport.csv.text.Row;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem.Effect;

/** Checks the rows of a table. The boxes of a picture are counted over consecutive rows. */
final class VertexRowCheck {

    private static final int FEW_EXAMPLES = 10;
    private static final Set<String> SUFFIXES = Set.of(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".ico");
    private static final long MOST_BYTES = 30L << 20;
    private static final double ROUNDING = 1e-7;
    private static final double PIXEL_ROUNDING = 1e-2;

    private final TableCheck check;
    private final PictureCheck pictures;
    private final String task;
    private final Set<String> kinds = new TreeSet<>();
    private final Map<String, Integer> examples = new HashMap<>();
    private final SeenNames counted = new SeenNames();
    private boolean withSplit;
    private boolean withoutSplit;
    private Optional<Boolean> boxes = Optional.empty();
    private String lastPlace = "";
    private int boxesOfPlace;

    VertexRowCheck(TableCheck check, PictureCheck pictures, String task) {
        this.check = check;
        this.pictures = pictures;
        this.task = task;
    }

    void check(Row row) throws ExportException {
        if (row.isBlank()) {
            check.report(Effect.REJECTED, "blank-line", "the line is blank. Remove it");
            return;
        }
        set(row);
        VertexRow cells = VertexRow.of(row);
        if (cells.hasLooseCorners()) {
            check.report(Effect.REJECTED, "cells", VertexDialect.LOOSE_CORNERS);
        } else if (!isBoxTable(cells) && !cells.isCutBox()) {
            labels(cells);
        } else if (row.cells().size() != VertexRow.BOX_CELLS) {
            check.report(
                    Effect.REJECTED,
                    "cells",
                    row.cells().size() + " cells, not the " + VertexRow.BOX_CELLS
                            + " of SET,PATH,LABEL and four corners");
        } else {
            box(cells);
        }
    }

    private boolean isBoxTable(VertexRow first) {
        if (boxes.isEmpty()) {
            boxes = Optional.of(task.equals("auto") ? first.isBox() || first.isCutBox() : task.equals("detection"));
        }
        return boxes.get();
    }

    private void set(Row row) throws ExportException {
        String word = row.cell(0);
        Optional<Split> split = SetWords.parse(word);
        if (split.isEmpty()) {
            boolean leftOut = word.startsWith(VertexPlan.SCHEME);
            if (!leftOut) {
                check.report(
                        Effect.REJECTED,
                        "set",
                        "'" + word + "' is not a set. Write training, validation or test, or leave it empty");
                return;
            }
        } else {
            kindOf(word).ifPresent(kinds::add);
        }
        withSplit |= split.isPresent() && split.get() != Split.NONE;
        withoutSplit |= split.isEmpty() || split.get() == Split.NONE;
    }

    /**
     * Returns which product spells a set like this: AutoML uses capitals, Vertex AI does not. Empty for an empty set.
     */
    private static Optional<String> kindOf(String word) {
        return word.isBlank()
                ? Optional.empty()
                : Optional.of(word.equals(word.toUpperCase(Locale.ROOT)) ? "automl" : "vertex");
    }

    private void labels(VertexRow cells) throws ExportException {
        boolean text = task.equals("text") || task.equals("auto") && !cells.isStored() && !cells.isPicture();
        place(cells, text);
        for (String label : cells.rest()) {
            label(label, cells.place());
        }
    }

    private void box(VertexRow cells) throws ExportException {
        Optional<Media.Image> picture = place(cells, false);
        String label = cells.rest().get(0);
        List<String> corners = cells.rest().subList(1, cells.rest().size());
        if (corners.stream().allMatch(String::isEmpty)) {
            if (!label.isEmpty()) {
                check.report(Effect.REJECTED, "box", "the label has no corners");
            }
            return;
        }
        if (label.isEmpty()) {
            check.report(Effect.REJECTED, "label", "the box has no label");
        }
        label(label, cells.place());
        boxesOfPlace = cells.place().equals(lastPlace) ? boxesOfPlace + 1 : 1;
        lastPlace = cells.place();
        if (boxesOfPlace == VertexBoxRows.MOST_BOXES + 1) {
            check.report(
                    Effect.REJECTED, "too-many-boxes", "more than " + VertexBoxRows.MOST_BOXES + " boxes of a picture");
        }
        sides(corners, picture);
    }

    private void sides(List<String> corners, Optional<Media.Image> picture) throws ExportException {
        OptionalDouble left = check.share(corners.get(0), "X_MIN");
        OptionalDouble top = check.share(corners.get(1), "Y_MIN");
        OptionalDouble right = check.share(corners.get(4), "X_MAX");
        OptionalDouble bottom = check.share(corners.get(5), "Y_MAX");
        if (left.isEmpty() || top.isEmpty() || right.isEmpty() || bottom.isEmpty()) {
            return;
        }
        double across = right.getAsDouble() - left.getAsDouble();
        double down = bottom.getAsDouble() - top.getAsDouble();
        if (across <= 0 || down <= 0) {
            check.report(Effect.REJECTED, "box", "X_MIN must be less than X_MAX, and Y_MIN less than Y_MAX");
        } else if (Math.min(across, down) < VertexBoxRows.SMALLEST_SHARE * (1 - 1e-3) - ROUNDING) {
            check.report(Effect.REJECTED, "box-small", "a side is less than 0.01 of the picture's");
        } else if (picture.isPresent()
                && Math.min(across * picture.get().width(), down * picture.get().height())
                        < VertexBoxRows.SMALLEST_PIXELS - PIXEL_ROUNDING) {
            check.report(Effect.REJECTED, "box-small", "a side is less than 8 pixels");
        }
    }

    /** Checks the path of a row, and returns the picture that is there. */
    private Optional<Media.Image> place(VertexRow cells, boolean text) throws ExportException {
        if (cells.place().isEmpty()) {
            check.report(Effect.REJECTED, "path", "the row has no path");
            return Optional.empty();
        }
        if (text) {
            return Optional.empty();
        }
        if (!cells.isStored()) {
            check.report(Effect.REJECTED, "path", "'" + cells.place() + "' does not begin with gs://");
        }
        String suffix = SafePath.extension(cells.place()).toLowerCase(Locale.ROOT);
        if (task.equals("text") || suffix.equals(".txt")) {
            return Optional.empty();
        }
        if (!SUFFIXES.contains(suffix)) {
            check.report(
                    Effect.REMARK,
                    "suffix",
                    "'" + suffix + "' is not among " + String.join(" ", new TreeSet<>(SUFFIXES)));
        }
        return cells.isPicture() ? picture(cells) : Optional.empty();
    }

    private Optional<Media.Image> picture(VertexRow cells) throws ExportException {
        Optional<Media.Image> picture =
                pictures.of(check, cells.split(), RowPaths.ends(StoredFiles.below(cells.place())));
        boolean large = picture.isPresent() && picture.get().blob().size() > MOST_BYTES;
        if (large && !cells.place().equals(lastPlace)) {
            check.report(Effect.REJECTED, "picture-large", "the picture has more than 30 MB");
        }
        return picture;
    }

    private void label(String label, String place) throws ExportException {
        if (label.isEmpty()) {
            return;
        }
        if (label.equals(VertexPlan.RESERVED)) {
            check.report(Effect.DAMAGED, "label-reserved", "'" + label + "' means to Vertex AI that no label fits");
        }
        if (counted.add(label, place)) {
            examples.merge(label, 1, Integer::sum);
        }
    }

    /** Reports problems that only all rows together show. */
    void finish() throws ExportException {
        if (kinds.size() > 1) {
            check.reportTable(
                    Effect.REJECTED, "sets-mixed", "sets are spelled for AutoML (TRAIN) and for Vertex AI (training)");
        }
        if (withSplit && withoutSplit) {
            check.reportTable(Effect.REJECTED, "sets-incomplete", "some rows have a set and others have none");
        }
        for (String label : new TreeSet<>(examples.keySet())) {
            if (examples.get(label) < FEW_EXAMPLES) {
                check.reportTable(
                        Effect.REMARK,
                        "few-examples",
                        "'" + label + "' has " + examples.get(label) + " examples; Vertex AI needs at least "
                                + FEW_EXAMPLES);
            }
        }
    }
}
