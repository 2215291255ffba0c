package org.labelport.csv.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.csv.table.AnswerText;
import org.labelport.csv.table.AttributesJson;
import org.labelport.csv.table.CellChange;
import org.labelport.csv.table.CodePoints;
import org.labelport.csv.table.CsvColumns;
import org.labelport.csv.table.CsvDialect;
import org.labelport.csv.table.CsvRow;
import org.labelport.csv.table.SplitNames;
import org.labelport.geometry.Boxes;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;

/** Writes the rows of one item's annotations and relations. */
final class AnnotationRows {

    private static final double MICROS = 1e6;
    /** Doubles of this size and more are not rounded, because their sixth decimal is not reliable. */
    private static final double LEAST_UNROUNDED = 1e9;

    private final ByteText out;
    /** The cells that are the same in all rows of the item. */
    private final ByteText itemCells = new ByteText();

    private final CsvDialect dialect;
    private final Set<CellChange> itemChanges;
    private final boolean paged;
    private final CodePoints offsets;
    private final GeometryJson geometry;

    AnnotationRows(Item item, String name, CsvDialect dialect, ByteText out) {
        this.out = out;
        this.dialect = dialect;
        MediaCells media = MediaCells.of(item.media());
        CsvRow row = new CsvRow(itemCells, dialect)
                .empty()
                .text(SplitNames.of(item.split()))
                .text(item.id())
                .text(name)
                .text(item.media().dataType().key())
                .known(media.width())
                .known(media.height());
        media.duration(row);
        this.itemChanges = row.changes();
        this.paged = item.media() instanceof Media.Pages;
        this.offsets = CodePoints.of(item.media());
        this.geometry = new GeometryJson(media.width(), media.height(), offsets);
    }

    /** Writes the row of an annotation, and returns the changes that its texts needed. */
    Set<CellChange> write(Annotation annotation) {
        Shape shape = annotation.shape();
        CsvRow row = new CsvRow(out, dialect)
                .cells(itemCells)
                .text(annotation.id())
                .text(annotation.group())
                .text(annotation.track())
                .text(
                        shape instanceof Shape.Reply
                                ? CsvColumns.ANSWER
                                : shape.kind().key())
                .text(annotation.category());
        annotation.provenance().score().ifPresentOrElse(row::number, row::empty);
        int index = annotation.index();
        if (index == Annotation.WHOLE_ITEM) {
            row.empty(2);
        } else if (paged) {
            row.empty().integer(index);
        } else {
            row.integer(index).empty();
        }
        time(row, shape);
        box(row, shape);
        text(row, shape);
        geometry.cell(row, shape);
        row.text(AttributesJson.of(annotation)).end();
        return changes(row);
    }

    /** Writes the row of a relation, and returns the changes that its texts needed. */
    Set<CellChange> write(Relation relation) {
        CsvRow row = new CsvRow(out, dialect)
                .cells(itemCells)
                .text(relation.id())
                .empty(2)
                .text(CsvColumns.RELATION)
                .text(relation.type());
        int cellsToText = CsvColumns.ANNOTATIONS.indexOf("geometry") - CsvColumns.ANNOTATIONS.indexOf("score");
        row.empty(cellsToText).text(GeometryJson.of(relation)).text("{}").end();
        return changes(row);
    }

    private Set<CellChange> changes(CsvRow row) {
        row.changes().addAll(itemChanges);
        return row.changes();
    }

    private static void time(CsvRow row, Shape shape) {
        if (shape instanceof Shape.Interval interval) {
            row.seconds(interval.startMicros()).seconds(interval.endMicros());
        } else {
            row.empty(2);
        }
    }

    private static void box(CsvRow row, Shape shape) {
        if (shape instanceof Shape.Ellipse ellipse) {
            row.number(ellipse.centerX() - ellipse.radiusX())
                    .number(ellipse.centerY() - ellipse.radiusY())
                    .number(2 * ellipse.radiusX())
                    .number(2 * ellipse.radiusY());
            angle(row, ellipse.angle());
            return;
        }
        if (shape instanceof Shape.Box own) {
            row.number(own.x()).number(own.y()).number(own.width()).number(own.height());
            angle(row, own.angle());
            return;
        }
        Optional<Shape.Box> bounds = Boxes.bounds(shape);
        if (bounds.isEmpty()) {
            row.empty(5);
            return;
        }
        Shape.Box box = bounds.get();
        row.number(withoutNoise(box.x()))
                .number(withoutNoise(box.y()))
                .number(withoutNoise(box.width()))
                .number(withoutNoise(box.height()))
                .empty();
    }

    /**
     * Rounds a computed coordinate to six decimals. It is for people to read: the cell {@code geometry} holds the exact
     * coordinates.
     */
    private static double withoutNoise(double number) {
        return Math.abs(number) < LEAST_UNROUNDED ? Math.rint(number * MICROS) / MICROS : number;
    }

    private static void angle(CsvRow row, double radians) {
        if (radians == 0) {
            row.empty();
        } else {
            row.number(Degrees.of(radians));
        }
    }

    private void text(CsvRow row, Shape shape) {
        if (shape instanceof Shape.Reply reply) {
            row.empty(2).text(AnswerText.of(reply));
        } else if (shape instanceof Shape.Span span && !span.ranges().isEmpty()) {
            List<Shape.Span.Range> ranges = span.ranges();
            row.integer(offsets.fromUtf16(ranges.get(0).start()))
                    .integer(offsets.fromUtf16(ranges.get(ranges.size() - 1).end()))
                    .text(ranges.stream()
                            .map(range ->
                                    offsets.covered(range.start(), range.end()).orElse(""))
                            .collect(Collectors.joining(" ")));
        } else {
            row.empty(3);
        }
    }
}
