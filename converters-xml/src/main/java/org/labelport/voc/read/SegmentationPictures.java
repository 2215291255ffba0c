package org.labelport.voc.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.labelport.geometry.Boxes;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.raster.CanvasMasks;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.LabelImage;
import org.labelport.raster.Palettes;
import org.labelport.raster.PngReader;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.ItemFile;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.UnannotatedPictures;
import org.labelport.voc.file.NumberedNames;
import org.labelport.voc.file.VocFolder;

/**
 * Reads segmentation pictures. Each value of an object picture is an object, whose class is read from the class
 * picture. Without an object picture each class is one object.
 */
final class SegmentationPictures {

    /** Loss: a segmentation picture that cannot be used. */
    static final String UNREADABLE = "voc.mask-unreadable";

    private static final int BACKGROUND = 0;

    /** How many pixels a box may differ from the bounding box of a mask and still be taken for it. */
    private static final double SAME_BOX = 1.5;

    /** A folder of them, which is looked for once, not for each picture. */
    private record Folder(String name, MediaFolder files) {

        static Optional<Folder> of(Path path) throws IOException {
            return FileKind.isFolder(path)
                    ? Optional.of(new Folder(String.valueOf(path.getFileName()), new MediaFolder(path)))
                    : Optional.empty();
        }
    }

    private final VocPart part;
    private final boolean palettesHaveColors;
    private final Optional<Folder> objects;
    private final Optional<Folder> classes;
    private final List<Category> categories;
    private final Map<Integer, String> categoryOfColor = new HashMap<>();
    private final UnannotatedPictures unannotated;
    private final IgnoredPixels ignored;
    private final SourceReport report;
    private final Limits limits;

    private SegmentationPictures(
            VocPart part,
            Optional<Folder> objects,
            Optional<Folder> classes,
            Taxonomy taxonomy,
            UnannotatedPictures unannotated,
            IgnoredPixels ignored,
            SourceRequest request) {
        this.part = part;
        this.palettesHaveColors = part.hasColors();
        this.unannotated = unannotated;
        this.ignored = ignored;
        this.objects = objects;
        this.classes = classes;
        this.categories = taxonomy.categories();
        this.report = request.report();
        this.limits = request.limits();
        for (Category category : categories) {
            if (!category.color().isEmpty()) {
                categoryOfColor.put(Integer.parseInt(category.color().substring(1), 16), category.name());
            }
        }
    }

    /**
     * Opens the segmentation pictures of a part.
     *
     * @param unannotated notes the segmentation pictures that are read, because they may be among the pictures
     * @param ignored counts those with pixels that training ignores
     */
    static SegmentationPictures of(
            VocPart part,
            Taxonomy taxonomy,
            UnannotatedPictures unannotated,
            IgnoredPixels ignored,
            SourceRequest request)
            throws IOException {
        return new SegmentationPictures(
                part,
                Folder.of(VocFolder.objectPictures(part.folder())),
                Folder.of(VocFolder.classPictures(part.folder())),
                taxonomy,
                unannotated,
                ignored,
                request);
    }

    /** Whether there is a folder of segmentation pictures. */
    boolean exist() {
        return classes.isPresent();
    }

    /** Whether a picture has a segmentation picture. */
    boolean has(String stem) {
        return classes.isPresent() && classes.get().files().has(name(stem));
    }

    private String name(String stem) {
        return stem.substring(part.ids().length()) + ".png";
    }

    /** Returns the annotations of a picture, together with those of its segmentation pictures. */
    List<Annotation> added(ItemFile item, Media.Image image, List<Annotation> annotations) {
        try {
            Optional<LabelImage> classPicture = picture(classes, item.stem(), image, categories.size());
            if (classPicture.isEmpty()) {
                return annotations;
            }
            Optional<LabelImage> objectPicture = picture(objects, item.stem(), image, annotations.size());
            if (objects.isPresent() && objectPicture.isEmpty()) {
                report.loss(Loss.changed(
                        item.id(),
                        "voc.objects-missing",
                        "there is no " + objects.get().name() + "/" + name(item.stem())
                                + ": each class is one region"));
            }
            LabelImage numbers = objectPicture.orElse(classPicture.get());
            Map<String, Annotation> byId = new TreeMap<>();
            annotations.forEach(annotation -> byId.put(annotation.id(), annotation));
            List<Annotation> all = new ArrayList<>(annotations);
            CanvasMasks.of(numbers(numbers)).forEach((value, mask) -> {
                if (value == IgnoredPixels.VALUE) {
                    ignored.areInAnotherPicture();
                } else if (value != BACKGROUND) {
                    String category = category(classPicture.get(), mask);
                    Optional<Annotation> object = objectPicture
                            .flatMap(unused -> Optional.ofNullable(byId.get(Integer.toString(value))))
                            .filter(found -> !hasColors(numbers)
                                    || found.shape() instanceof Shape.Box box && isBoxOf(mask, box));
                    add(value, mask, category, object, all);
                }
            });
            return all;
        } catch (ItemException | IOException e) {
            report.loss(Loss.changed(item.id(), UNREADABLE, e.getMessage()));
            return annotations;
        }
    }

    /**
     * Whether a picture has colours. Datumaro and CVAT write the colours of VOC's palette where VOC has numbers. They
     * number the regions alone, so that such a number need not be that of an object in the XML file.
     */
    private boolean hasColors(LabelImage picture) {
        return switch (picture.kind()) {
            case RGB, RGBA -> true;
            case PALETTE -> palettesHaveColors;
            case GRAY -> false;
        };
    }

    private LabelCanvas numbers(LabelImage picture) {
        return hasColors(picture)
                ? picture.canvas().mapped(value -> Palettes.number(color(picture, value)))
                : picture.canvas();
    }

    private Optional<LabelImage> picture(Optional<Folder> folder, String stem, Media.Image image, int most)
            throws ItemException, IOException {
        String name = name(stem);
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        unannotated.annotated(part.place() + folder.get().name() + "/" + name);
        Optional<Path> found = folder.get().files().findOptional(name);
        if (found.isEmpty()) {
            return Optional.empty(); // not every picture is segmented
        }
        Path file = found.get();
        LabelImage picture = PngReader.read(file, limits);
        if (image.hasSize() && (picture.width() != image.width() || picture.height() != image.height())) {
            throw new IOException(file + " is " + picture.width() + " x " + picture.height() + " pixels, the picture "
                    + image.width() + " x " + image.height());
        }
        Optional<String> colorless = palettesHaveColors ? picture.colorless() : Optional.empty();
        if (colorless.isPresent()) {
            throw new IOException(file + ": " + colorless.get() + ". Save it as an RGB PNG");
        }
        return Optional.of(palettesHaveColors ? picture : PaletteOrder.restored(picture, most));
    }

    private static void add(
            int value, Shape.Mask mask, String category, Optional<Annotation> object, List<Annotation> all) {
        if (object.isEmpty()
                || !object.get().category().equals(category)
                || !(object.get().shape() instanceof Shape.Box shape)) {
            all.add(Annotation.of("mask-" + value, category, mask));
            return;
        }
        Annotation box = object.get();
        int place = all.indexOf(box);
        if (isBoxOf(mask, shape)) {
            all.set(place, box.withShape(mask));
            return;
        }
        String group = box.group().isEmpty() ? "object-" + value : box.group();
        all.set(place, box.withGroup(group));
        all.add(regionOf(box, "mask-" + value, mask, group));
    }

    /** Makes the region of an object whose box is kept, too: on the same track and as far in front as that. */
    static Annotation regionOf(Annotation box, String id, Shape region, String group) {
        return new Annotation(
                id,
                box.category(),
                region,
                box.index(),
                box.keyframe(),
                box.track(),
                group,
                box.z(),
                Map.of(),
                Annotation.Provenance.UNKNOWN);
    }

    /** Whether a box is the bounding box of a region, apart from rounding. */
    static boolean isBoxOf(Shape region, Shape.Box box) {
        Shape.Box own = Boxes.bounds(region).orElseThrow();
        return Math.abs(own.x() - box.x()) <= SAME_BOX
                && Math.abs(own.y() - box.y()) <= SAME_BOX
                && Math.abs(own.right() - box.right()) <= SAME_BOX
                && Math.abs(own.bottom() - box.bottom()) <= SAME_BOX;
    }

    /** Returns the class of a mask's first pixel: by its colour in the label map, else by its number. */
    private String category(LabelImage classPicture, Shape.Mask mask) {
        int first = mask.runs()[0];
        int x = mask.x() + first % mask.width();
        int y = mask.y() + first / mask.width();
        int value = classPicture.canvas().valueAt(x, y);
        String named = categoryOfColor.get(color(classPicture, value));
        if (named != null) {
            return named;
        }
        return value >= 1 && value <= categories.size()
                ? categories.get(value - 1).name()
                : NumberedNames.unnamed(value);
    }

    private static int color(LabelImage picture, int value) {
        return switch (picture.kind()) {
            case PALETTE -> value < picture.palette().length ? picture.palette()[value] & 0xffffff : -1;
            case RGB, RGBA -> value & 0xffffff;
            case GRAY -> -1;
        };
    }
}
