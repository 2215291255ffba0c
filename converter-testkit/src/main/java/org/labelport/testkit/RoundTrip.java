package org.labelport.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.TargetHandler;

/** Writes, reads back with the format's own reader, writes again, and compares. */
final class RoundTrip {

    private final EngineTrial trial;
    private final TargetHandler reader;
    private final Abilities abilities;

    /**
     * What the format keeps; see the methods of the same names in {@link ConverterContract}.
     */
    record Abilities(
            boolean listsEmptyItems,
            boolean keepsCategories,
            boolean keepsSplits,
            double tolerance,
            Predicate<Annotation> comesBack,
            UnaryOperator<String> comesBackAs,
            Function<Path, Map<String, Object>> readerFilter) {}

    RoundTrip(EngineTrial trial, TargetHandler reader, Abilities abilities) {
        this.trial = trial;
        this.reader = reader;
        this.abilities = abilities;
    }

    void verify(DataSet sample) throws ExportException, IOException, InterruptedException {
        DataSet data = whatTheFormatCarries(sample);
        EngineTrial.Export first = trial.export(data);
        RecordingTarget recording = new RecordingTarget(reader);
        EngineTrial.Export second;
        try {
            second = trial.exportFrom(recording, abilities.readerFilter.apply(first.folder()));
        } catch (ExportException e) {
            throw Rule.ROUND_TRIP.failure("the reader cannot read what the format wrote: " + e.line());
        }
        List<Finding> errors = Finding.errors(second.files());
        require(errors.isEmpty(), "the reader finds errors in what the format wrote, the first: " + first(errors));
        DataSet back = recording.recorded();
        if (abilities.keepsCategories) {
            List<String> names =
                    data.taxonomy().names().stream().map(abilities.comesBackAs).toList();
            List<String> found = back.taxonomy().names();
            String remedy = names.containsAll(found)
                    ? "A format that does not keep all of them in their order overrides keepsCategories()"
                    : "A format that cannot have every name overrides comesBackAs()";
            require(found.equals(names), "categories came back as " + found + " instead of " + names + ". " + remedy);
        }
        requireItems(data, back);
        TreeDiff.between(
                        "first",
                        first.files().withoutReports(),
                        "second",
                        second.files().withoutReports())
                .ifPresent(difference -> {
                    throw Rule.ROUND_TRIP.failure(
                            "written, read and written again, the export has other bytes:\n" + difference);
                });
    }

    /** Leaves out what the format drops, so that numbers made from places are the same the second time. */
    private DataSet whatTheFormatCarries(DataSet sample) throws ExportException, IOException, InterruptedException {
        Audit audit = new Audit();
        trial.export(sample, audit::around, params -> {});
        DataSet carried = sample.with(sample.items().stream()
                .filter(item -> audit.of(item.id()).isPresent())
                .map(item -> item.withAnnotations(item.annotations().stream()
                        .filter(annotation ->
                                audit.of(item.id()).orElseThrow().written().contains(annotation.id()))
                        .toList()))
                .filter(item -> abilities.listsEmptyItems || !item.annotations().isEmpty())
                .map(item -> abilities.keepsSplits ? item : item.withSplit(Split.NONE))
                .toList());
        return abilities.keepsCategories ? carried : carried.with(Taxonomy.EMPTY);
    }

    private void requireItems(DataSet data, DataSet back) {
        Map<String, Item> byPath = new HashMap<>();
        back.items().forEach(item -> byPath.put(item.path(), item));
        for (Item item : data.items()) {
            Item read = byPath.remove(item.path());
            require(
                    read != null,
                    "the item '" + item.path() + "' was written and not read back; read were " + paths(back));
            require(
                    !abilities.keepsSplits || read.split() == item.split(),
                    "the item '" + item.path() + "' came back in the split " + read.split() + ", not " + item.split());
            List<Annotation> expected =
                    item.annotations().stream().filter(abilities.comesBack).toList();
            require(
                    read.annotations().size() == expected.size(),
                    "the item '" + item.path() + "' came back with "
                            + read.annotations().size() + " annotations instead of " + expected.size() + ": "
                            + read.annotations());
            requireBoxes(item, expected, read.annotations());
        }
        require(byPath.isEmpty(), "items were read that were not written: " + byPath.keySet());
        require(
                back.items().size() == data.items().size(),
                back.items().size() + " items were read, " + data.items().size() + " were written");
    }

    private void requireBoxes(Item item, List<Annotation> expected, List<Annotation> read) {
        boolean onlyBoxes = expected.stream().allMatch(annotation -> isInside(annotation.shape(), item.media()));
        if (!onlyBoxes) {
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            Annotation annotation = expected.get(i);
            String where = "the box " + annotation.id() + " of '" + item.path() + "' ";
            String category = abilities.comesBackAs.apply(annotation.category());
            require(
                    read.get(i).category().equals(category),
                    where + "came back as '" + read.get(i).category() + "' instead of '" + category
                            + "'. A format that cannot have every name overrides comesBackAs()");
            Optional<Shape.Box> bounds = bounds(read.get(i).shape());
            require(bounds.isPresent(), where + "came back as " + read.get(i).shape());
            Shape.Box box = (Shape.Box) annotation.shape();
            require(
                    near(box, bounds.get()),
                    where + "came back as " + bounds.get() + " instead of " + box + ", which is more than "
                            + abilities.tolerance + " pixels off. A format with coarser numbers overrides tolerance()");
        }
    }

    private boolean near(Shape.Box one, Shape.Box other) {
        return Math.abs(one.x() - other.x()) <= abilities.tolerance
                && Math.abs(one.y() - other.y()) <= abilities.tolerance
                && Math.abs(one.right() - other.right()) <= abilities.tolerance
                && Math.abs(one.bottom() - other.bottom()) <= abilities.tolerance;
    }

    private static boolean isInside(Shape shape, Media media) {
        return shape instanceof Shape.Box box
                && box.kind() == ShapeKind.BOX
                && media instanceof Media.Image image
                && box.x() >= 0
                && box.y() >= 0
                && box.right() <= image.width()
                && box.bottom() <= image.height();
    }

    /** A box as it is, or the box around a polygon or mask: formats of regions write boxes as one of them. */
    private static Optional<Shape.Box> bounds(Shape shape) {
        if (shape instanceof Shape.Box box && !box.rotated()) {
            return Optional.of(box);
        }
        if (shape instanceof Shape.Mask mask) {
            return Optional.of(Shape.Box.of(mask.x(), mask.y(), mask.width(), mask.height()));
        }
        if (!(shape instanceof Shape.Polygon polygon) || polygon.parts().isEmpty()) {
            return Optional.empty();
        }
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Shape.Polygon.Part part : polygon.parts()) {
            PointList ring = part.ring();
            for (int i = 0; i < ring.size(); i++) {
                left = Math.min(left, ring.x(i));
                top = Math.min(top, ring.y(i));
                right = Math.max(right, ring.x(i));
                bottom = Math.max(bottom, ring.y(i));
            }
        }
        return Optional.of(Shape.Box.of(left, top, right - left, bottom - top));
    }

    private static List<String> paths(DataSet data) {
        return data.items().stream().map(Item::path).toList();
    }

    private static String first(List<Finding> findings) {
        return findings.isEmpty() ? "" : findings.get(0).toString();
    }

    private static void require(boolean holds, String otherwise) {
        Rule.ROUND_TRIP.require(holds, otherwise);
    }
}
