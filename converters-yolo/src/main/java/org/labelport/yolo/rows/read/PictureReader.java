package org.labelport.yolo.rows.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.MediaProbe;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.yolo.rows.YoloLosses;

/** Makes items from pictures and their label files. Thread-safe. */
public final class PictureReader {

    private static final String ROW = "yolo.row";

    private final Taxonomy taxonomy;
    private final RowGrammar grammar;
    private final MediaProbe media;
    private final SourceReport report;
    private final Limits limits;

    public PictureReader(Taxonomy taxonomy, RowGrammar grammar, SourceRequest request) {
        this.taxonomy = taxonomy;
        this.grammar = grammar;
        this.media = request.media();
        this.report = request.report();
        this.limits = request.limits();
    }

    /** Finds a picture and its labels when they are needed. */
    public interface Place {

        /** Returns the picture's file. */
        Path picture() throws ItemException;

        /** Returns the label file, if there is one. */
        Optional<Path> labels() throws ItemException;
    }

    /** Returns the limits on the size of label files. */
    public Limits limits() {
        return limits;
    }

    /** Returns the grammar of rows. */
    public RowGrammar grammar() {
        return grammar;
    }

    /** Returns the item of a picture; empty, and reports an error, when it cannot be read. */
    public Optional<Item> read(String id, String path, Split split, Place place) throws ExportException {
        LabelRows labels = LabelRows.NONE;
        try {
            Optional<Path> labelFile = place.labels();
            if (labelFile.isPresent()) {
                labels = LabelRows.read(labelFile.get(), grammar, limits);
                for (LabelRows.Problem problem : labels.problems()) {
                    report.error(ItemError.ofAnnotation(
                            id,
                            Integer.toString(problem.line()),
                            ROW,
                            labelFile.get() + " line " + problem.line() + ": " + problem.message()));
                }
            }
            Media.Image image = media.picture(place.picture());
            List<Annotation> annotations = new RowShapes(taxonomy, id, image, report).annotations(labels.rows());
            reportOddities(id, labels);
            return Optional.of(Item.of(id, path, image, annotations).withSplit(split));
        } catch (ItemException e) {
            report.error(ItemError.ofItem(id, labels.rows().size(), e.code(), e.getMessage()));
            return Optional.empty();
        }
    }

    private void reportOddities(String item, LabelRows labels) {
        if (labels.byteOrderMark()) {
            report.loss(Loss.changed(
                    item,
                    YoloLosses.BYTE_ORDER_MARK,
                    "the label file starts with a byte order mark, for which Ultralytics leaves the picture out"));
        }
        if (labels.isMixed()) {
            report.loss(Loss.changed(
                    item,
                    YoloLosses.ROWS_MIXED,
                    "boxes and polygons are in one label file: boxes are read as boxes, but Ultralytics would read them"
                            + " as polygons of two points"));
        }
    }
}
