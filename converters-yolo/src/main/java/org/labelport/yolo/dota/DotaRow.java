package org.labelport.yolo.dota;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ItemException;
import org.labelport.yolo.rows.read.Corners;
import org.labelport.yolo.rows.read.RowException;
import org.labelport.yolo.rows.read.RowNumber;

/** Reads one object: four corners in pixels, its class, and how difficult it is. */
final class DotaRow {

    static final String CODE = "dota.row";

    private static final int CORNERS = 8;
    private static final String DIFFICULT = "difficult";
    private static final Pattern DIFFICULTY = Pattern.compile("-?[0-9]{1,3}");
    private static final Pattern SCORE = Pattern.compile("0?[.][0-9]{1,30}|1[.]0{1,30}");

    private DotaRow() {}

    /**
     * Returns an object: a rotated box if its corners are those of a rectangle, else a polygon. It is difficult if its
     * last field, or the one before a confidence, is a number other than 0.
     */
    static Annotation read(String id, String line) throws ItemException {
        String[] fields = line.strip().split("\\s+");
        if (fields.length <= CORNERS) {
            throw new ItemException(
                    CODE, fields.length + " fields, not the four corners, the class and the difficulty of DOTA");
        }
        double[] corners = new double[CORNERS];
        for (int i = 0; i < CORNERS; i++) {
            corners[i] = number(fields[i]);
        }
        Optional<Double> score = score(fields);
        int last = fields.length - (score.isPresent() ? 2 : 1);
        boolean rated = last > CORNERS && DIFFICULTY.matcher(fields[last]).matches();
        String category = String.join(" ", Arrays.asList(fields).subList(CORNERS, rated ? last : last + 1));
        Annotation object = Annotation.of(id, category, shape(corners));
        if (score.isPresent()) {
            object = object.withProvenance(new Annotation.Provenance(score, true, "", Optional.empty()));
        }
        int difficulty = rated ? Integer.parseInt(fields[last]) : 0;
        return switch (difficulty) {
            case 0 -> object;
            case 1 -> object.withAttributes(Map.of(DIFFICULT, new Value.Flag(true)));
            default -> object.withAttributes(Map.of(DIFFICULT, new Value.Number(difficulty)));
        };
    }

    /** Returns the confidence that programs which predict objects write after all else. */
    private static Optional<Double> score(String[] fields) {
        String last = fields[fields.length - 1];
        return fields.length > CORNERS + 1 && SCORE.matcher(last).matches()
                ? Optional.of(Double.parseDouble(last))
                : Optional.empty();
    }

    private static double number(String field) throws ItemException {
        try {
            double number = RowNumber.of(field);
            if (!Double.isFinite(number)) {
                throw new ItemException(CODE, "a corner is larger than a number can be");
            }
            return number;
        } catch (RowException e) {
            throw new ItemException(CODE, e.getMessage(), e);
        }
    }

    private static Shape shape(double[] corners) {
        Corners read = Corners.of(corners);
        return read.refitted() ? Shape.Polygon.of(corners) : read.box();
    }
}
