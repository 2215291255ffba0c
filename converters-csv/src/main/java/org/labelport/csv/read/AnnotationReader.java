package org.labelport.csv.read;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.csv.table.AttributesJson;
import org.labelport.csv.table.CodePoints;
import org.labelport.csv.table.CsvColumns;
import org.labelport.csv.table.CsvRecordCells;
import org.labelport.csv.table.JsonView;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/** Makes annotations and relations from their rows. */
final class AnnotationReader {

    private final Optional<Taxonomy> taxonomy;
    private final RowReport report;

    /** @param taxonomy that categories must be in; empty when there is no list */
    AnnotationReader(Optional<Taxonomy> taxonomy, RowReport report) {
        this.taxonomy = taxonomy;
        this.report = report;
    }

    /**
     * Reads the rows of one item. A row that cannot be read is reported as an error and left out, and cells that
     * nobody reads as a loss.
     *
     * @param annotations takes the annotations that were read
     * @param relations takes the relations that were read
     */
    void readAll(
            String item, Media media, List<CsvRecordCells> rows, List<Annotation> annotations, List<Relation> relations)
            throws ExportException {
        ShapeReader shapes = new ShapeReader(CodePoints.of(media));
        Set<String> annotationIds = new HashSet<>();
        Set<String> relationIds = new HashSet<>();
        for (CsvRecordCells row : rows) {
            try {
                String id = row.require("annotation_id", text -> text);
                boolean relation = isRelation(row);
                if (!(relation ? relationIds : annotationIds).add(id)) {
                    throw new ItemException(
                            "annotation.duplicate-id",
                            row.place() + ": the item already has the annotation_id '" + id
                                    + "'. Give this row another one.");
                }
                if (relation) {
                    relations.add(relation(id, row));
                    tell(item, "", row, UnusedCells.ofRelation(row));
                } else {
                    Annotation annotation = annotation(id, row, shapes);
                    annotations.add(annotation);
                    tell(
                            item,
                            id,
                            row,
                            UnusedCells.ofAnnotation(row, annotation.shape().kind()));
                }
            } catch (ItemException e) {
                report.error(row, error(item, row, e));
            }
        }
    }

    private void tell(String item, String annotation, CsvRecordCells row, Optional<String> unused)
            throws ExportException {
        if (unused.isPresent()) {
            report.loss(row, Loss.changed(item, annotation, "csv.cell-ignored", unused.get()));
        }
    }

    static ItemError error(String item, CsvRecordCells row, ItemException e) {
        int annotations = isRelation(row) ? 0 : 1;
        return new ItemError(item, row.text("annotation_id"), e.code(), e.getMessage(), 0, annotations);
    }

    private static boolean isRelation(CsvRecordCells row) {
        return row.text("kind").equals(CsvColumns.RELATION);
    }

    private static Relation relation(String id, CsvRecordCells row) throws ItemException {
        return row.requireJson(
                "geometry",
                json -> new Relation(id, row.text("class"), ids(json.field("from")), ids(json.field("to"))));
    }

    private static List<String> ids(JsonView json) {
        return json.isText() ? List.of(json.text()) : json.texts();
    }

    private Annotation annotation(String id, CsvRecordCells row, ShapeReader shapes) throws ItemException {
        String category = row.text("class");
        if (taxonomy.isPresent()
                && !category.isEmpty()
                && taxonomy.get().indexOf(category).isEmpty()) {
            throw new ItemException(
                    "category.unknown",
                    row.place() + ": '" + category + "' is not in classes.csv. Add it there, or remove classes.csv.");
        }
        Optional<Double> score = row.number("score");
        AttributesJson.Cell cell = row.readJson("attributes", json -> AttributesJson.read(json.fields(), score))
                .orElseGet(() -> AttributesJson.read(Map.of(), score));
        int index = index(row);
        return new Annotation(
                id,
                category,
                shapes.read(row),
                index,
                cell.keyframe(),
                row.text("track_id"),
                row.text("group_id"),
                cell.z(),
                cell.attributes(),
                cell.provenance());
    }

    /** Returns the frame or page of a row, from 0; {@link Annotation#WHOLE_ITEM} when it has neither. */
    private static int index(CsvRecordCells row) throws ItemException {
        Optional<Integer> frame = row.integer("frame");
        Optional<Integer> page = row.integer("page");
        if (frame.isPresent() && page.isPresent()) {
            throw row.bad("page", new IllegalArgumentException("a row has a frame or a page, not both"));
        }
        int index = (frame.isPresent() ? frame : page).orElse(Annotation.WHOLE_ITEM);
        if (index < 0 && (frame.isPresent() || page.isPresent())) {
            throw row.bad(
                    frame.isPresent() ? "frame" : "page",
                    new IllegalArgumentException("a frame or page must be 0 or more"));
        }
        return index;
    }
}
