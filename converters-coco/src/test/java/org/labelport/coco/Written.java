package org.labelport.coco;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.labelport.convert.Converter;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.trial.Trial;

/** An export to a folder, and the data that tests of all kinds of files export. */
record Written(Path folder, Trial trial) {

    static final Skeleton FACE =
            new Skeleton(List.of("nose", "eye", "ear"), List.of(new Skeleton.Edge(0, 1)), List.of());
    static final Taxonomy TAXONOMY = new Taxonomy(
            List.of(new Category("person", "animal", "", FACE, List.of()), Category.of("cat"), Category.of("tree")));

    static Written of(Converter converter, Map<String, ?> options, Path folder, Item... items)
            throws ExportException, IOException {
        return of(converter, options, TAXONOMY, folder, items);
    }

    static Written of(Converter converter, Map<String, ?> options, Taxonomy taxonomy, Path folder, Item... items)
            throws ExportException, IOException {
        Path place = Files.createTempDirectory(folder, "export");
        return new Written(place, Trial.write(converter, options, taxonomy, List.of(items), place));
    }

    /** A picture of 100 x 80. */
    static Item item(String id, Annotation... annotations) {
        return Item.of(id, id + ".jpg", Media.Image.of(Blob.ABSENT, 100, 80), List.of(annotations))
                .withSplit(Split.TRAIN);
    }

    /** Makes keypoints from x, y and visibility, with the names of {@link #FACE}. */
    static Shape.Points points(double... xyv) {
        Keypoint[] points = new Keypoint[xyv.length / 3];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Keypoint(
                    i < 3 ? FACE.points().get(i) : "p" + i,
                    xyv[3 * i],
                    xyv[3 * i + 1],
                    Keypoint.Visibility.values()[(int) xyv[3 * i + 2]]);
        }
        return new Shape.Points(List.of(points));
    }

    String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** Returns the elements of {@code annotations}, one on each line, without the comma after it. */
    List<String> entries(String file) throws IOException {
        String text = text(file);
        int start = text.indexOf("\"annotations\":[") + "\"annotations\":[".length();
        return lines(text.substring(start, text.indexOf("\n]", start)));
    }

    /** Returns the elements of a list of results. */
    List<String> results(String file) throws IOException {
        String text = text(file);
        return lines(text.substring(1, text.lastIndexOf(']')));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .toList();
    }

    /** Reads the export. */
    Trial read(TargetHandler target) throws ExportException, IOException {
        return Trial.read(
                target, Map.of("path", folder.toString()), Files.createTempDirectory(folder.getParent(), "scratch"));
    }
}
