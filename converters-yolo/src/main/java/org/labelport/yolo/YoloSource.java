package org.labelport.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/** Makes an item of each picture and its label file: splits in their order, pictures sorted by path. */
final class YoloSource implements ItemSource {

    private static final String ROW = "yolo.row";
    /** Ultralytics rejects what is further out. */
    private static final double TOLERANCE = 0.01;
    /** What six decimals can be off. */
    private static final double ROUNDING = 1e-6;

    private final Taxonomy taxonomy;
    private final List<PictureFolder> folders;
    private final SourceRequest request;
    private final SourceReport report;
    private int folderIndex;
    private Iterator<String> pictures = List.<String>of().iterator();

    YoloSource(Taxonomy taxonomy, List<PictureFolder> folders, SourceRequest request) {
        this.taxonomy = taxonomy;
        this.folders = List.copyOf(folders);
        this.request = request;
        this.report = request.report();
        this.folderIndex = -1;
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (folderIndex < folders.size()) {
            while (pictures.hasNext()) {
                Optional<Item> item = item(folders.get(folderIndex), pictures.next());
                if (item.isPresent()) {
                    return item;
                }
            }
            if (folderIndex >= 0) {
                reportLabelsWithoutPicture(folders.get(folderIndex));
            }
            folderIndex++;
            if (folderIndex < folders.size()) {
                start(folders.get(folderIndex));
            }
        }
        return Optional.empty();
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(
                folders.stream().mapToLong(folder -> folder.pictures().size()).sum());
    }

    @Override
    public void close() {
        pictures = List.<String>of().iterator();
    }

    private void start(PictureFolder folder) {
        pictures = folder.pictures().iterator();
        if (!folder.hasLabelFolder() && !folder.pictures().isEmpty()) {
            report.loss(Loss.ofDataset(
                    YoloLosses.LABELS_MISSING,
                    "there is no folder " + folder.labelFolder() + ": the "
                            + folder.pictures().size() + " pictures of " + folder.folder()
                            + " are read without annotations"));
        }
    }

    private Optional<Item> item(PictureFolder folder, String name) throws ExportException {
        String id = folder.idOf(name);
        LabelRows labels = LabelRows.NONE;
        try {
            Optional<Path> labelFile = folder.labels(name);
            if (labelFile.isPresent()) {
                labels = LabelRows.read(labelFile.get(), taxonomy.size());
                for (LabelRows.Problem problem : labels.problems()) {
                    report.error(ItemError.ofAnnotation(
                            id,
                            Integer.toString(problem.line()),
                            ROW,
                            labelFile.get() + " line " + problem.line() + ": " + problem.message()));
                }
            }
            Media.Image image = image(folder.picture(name));
            List<Annotation> annotations = annotations(id, labels, image);
            reportOddities(id, labels);
            return Optional.of(Item.of(id, name, image, annotations).withSplit(folder.split()));
        } catch (ItemException e) {
            report.error(ItemError.ofItem(id, labels.rows().size(), e.code(), e.getMessage()));
            return Optional.empty();
        }
    }

    private Media.Image image(Path file) throws ItemException {
        try {
            Media.Image probed = request.media().image(file);
            if (!probed.hasSize()) {
                throw new ItemException("media.unreadable", file + " does not say how large it is");
            }
            return new Media.Image(MediaFolder.blob(file), probed.width(), probed.height(), probed.orientation());
        } catch (IOException e) {
            throw new ItemException("media.unreadable", file + " cannot be read as a picture: " + e.getMessage(), e);
        }
    }

    private List<Annotation> annotations(String item, LabelRows labels, Media.Image image) {
        List<Annotation> annotations = new ArrayList<>(labels.rows().size());
        for (LabelRows.Row row : labels.rows()) {
            String id = Integer.toString(row.line());
            Shape shape = row.isBox() ? box(row.shares(), image) : polygon(row.shares(), image);
            String category = taxonomy.categories().get(row.classNumber()).name();
            annotations.add(Annotation.of(id, category, shape));
            if (isOutOfFrame(row.shares())) {
                report.loss(Loss.changed(
                        item,
                        id,
                        YoloLosses.OUT_OF_FRAME,
                        "coordinates beyond the picture; Ultralytics leaves out a picture with such a row"));
            }
        }
        return annotations;
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
                    "boxes and polygons in one label file: boxes are read as such, Ultralytics would read polygons"
                            + " of two points"));
        }
    }

    private void reportLabelsWithoutPicture(PictureFolder folder) throws ExportException, IOException {
        Map<String, String> problems = new TreeMap<>();
        List<String> names = folder.labelsWithoutPicture(problems::put);
        for (Map.Entry<String, String> problem : problems.entrySet()) {
            report.error(ItemError.ofItem(
                    folder.idOf(problem.getKey()),
                    0,
                    "media.unreadable",
                    folder.labelFolder() + "/" + problem.getKey() + " " + problem.getValue()));
        }
        for (String name : names) {
            Path file = folder.labelFolder().resolve(name);
            String id = folder.idOf(SafePath.stem(name));
            try {
                LabelRows labels = LabelRows.read(folder.labelFile(name), taxonomy.size());
                if (isLabelFile(folder, name, labels)) {
                    report.error(ItemError.ofItem(
                            id,
                            labels.size(),
                            "media.missing",
                            file + " has " + labels.size() + " rows, but there is no picture of this name in "
                                    + folder.folder() + ". Put the pictures there"));
                }
            } catch (ItemException e) {
                report.error(ItemError.ofItem(id, 0, e.code(), e.getMessage()));
            }
        }
    }

    /** Other text files lie about: lists of class names, notes beside pictures. */
    private static boolean isLabelFile(PictureFolder folder, String name, LabelRows labels) {
        if (name.equals("classes.txt")) {
            return false;
        }
        return !folder.labelsBesidePictures() || !labels.rows().isEmpty() || labels.size() == 0;
    }

    private static boolean isOutOfFrame(double[] shares) {
        for (double share : shares) {
            if (share < -TOLERANCE || share > 1 + TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    private static Shape box(double[] shares, Media.Image image) {
        double[] across = stretch(shares[0], shares[2], image.width());
        double[] down = stretch(shares[1], shares[3], image.height());
        return Shape.Box.of(across[0], down[0], across[1], down[1]);
    }

    /**
     * Start and length in pixels. Centre and length are rounded one by one, so that a box at the border seems to lie
     * beyond it by a last digit; that much is taken back.
     */
    private static double[] stretch(double center, double length, int side) {
        double pixels = length * side;
        double start = center * side - pixels / 2;
        double slack = ROUNDING * side;
        if (start < 0 && start >= -slack) {
            pixels = Math.max(0, pixels + start);
            start = 0;
        }
        if (start + pixels > side && start + pixels <= side + slack) {
            pixels = Math.max(0, side - start);
            while (start + pixels > side) {
                pixels = Math.nextDown(pixels);
            }
        }
        return new double[] {start, pixels};
    }

    private static Shape polygon(double[] shares, Media.Image image) {
        double[] xy = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            xy[i] = shares[i] * (i % 2 == 0 ? image.width() : image.height());
        }
        return Shape.Polygon.of(xy);
    }
}
