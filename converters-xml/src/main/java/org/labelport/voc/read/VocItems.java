package org.labelport.voc.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.ItemFile;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceReport;
import org.labelport.target.UnannotatedPictures;
import org.labelport.voc.file.ObjectPolygon;
import org.labelport.voc.file.Origin;
import org.labelport.voc.file.PictureName;
import org.labelport.voc.file.VocXml;
import org.labelport.voc.file.VocXml.ObjectXml;
import org.labelport.xml.NumberText;

/**
 * Makes items from the content of annotation files.
 *
 * @param origin of files that do not tell theirs
 * @param taxonomy that categories must be in; empty when there is no list
 * @param lists names of the files that may list them
 * @param byName finds pictures by their names alone
 * @param files the paths of all XML files, sorted
 * @param unannotated notes the pictures of the files
 */
record VocItems(
        Origin origin,
        Optional<Taxonomy> taxonomy,
        String lists,
        NamedMedia pictures,
        PicturesByName byName,
        SegmentationPictures segmentation,
        TagFiles tags,
        List<String> files,
        UnannotatedPictures unannotated,
        SourceReport report) {

    private static final String NOT_READ = "voc.element-dropped";

    /**
     * An object that was read. The annotation has its box, or its polygon when it has no box.
     *
     * @param polygon of the object, if it has one
     */
    private record ReadObject(Annotation annotation, Optional<Shape.Polygon> polygon) {}

    /** Returns the item of a file; empty when it was reported as an error. */
    Optional<Item> item(ItemFile file, Split split, VocXml xml) throws ExportException, IOException {
        String id = file.id();
        String stem = file.stem();
        List<ReadObject> objects = objects(id, file.path(), xml);
        try {
            String path = picture(stem, xml.field("filename"));
            unannotated.annotated(path);
            Media.Image image = pictures.picture(List.of(path), size(xml, "width"), size(xml, "height"));
            reportOtherName(file, path, xml.field("filename"));
            reportUnread(id, "", xml.unknown());
            reportMissingMasks(file, xml, objects);
            List<Annotation> all = tags.added(stem, segmentation.added(file, image, annotations(objects)));
            Map<String, Value> attributes = xml.fields().containsKey("verified")
                    ? Map.of(Attributes.UNKNOWN_PREFIX + "verified", new Value.Text(xml.field("verified")))
                    : Map.of();
            return Optional.of(new Item(id, path, split, VideoFrame.of(stem, xml), image, all, List.of(), attributes));
        } catch (ItemException e) {
            report.error(ItemError.ofItem(id, objects.size(), e.code(), e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Returns the path of a file's picture. A name that belongs to another XML file is left from before the files were
     * renamed or copied, if there is a picture with the name of this one. A picture that is in none of the usual places
     * is found by its name alone, as in data sets that sort their pictures into folders of classes.
     */
    private String picture(String stem, String recorded) throws ExportException, IOException {
        String usual = PictureName.named(stem, recorded);
        if (byName.knowsOfNone() && DataType.IMAGE.isOf(usual)) {
            return usual;
        }
        Optional<String> own = isOther(stem, recorded) ? PictureName.own(stem, pictures.folder()) : Optional.empty();
        String path = own.orElseGet(() -> PictureName.path(stem, recorded, pictures.folder()));
        if (pictures.folder().has(path)) {
            return path;
        }
        Optional<String> named = byName.find(stem, path);
        return (named.isPresent() ? named : byName.find(stem, stem)).orElse(path);
    }

    /** Whether the picture that a file names has the name of another XML file. */
    private boolean isOther(String stem, String recorded) {
        String other = PictureName.idOf(stem, recorded);
        return !recorded.isBlank() && !other.equals(stem) && Collections.binarySearch(files, other + ".xml") >= 0;
    }

    /** Returns the objects of a file that can be read, and reports the others as errors. */
    private List<ReadObject> objects(String id, String file, VocXml xml) throws ExportException {
        List<ReadObject> read = new ArrayList<>();
        int number = 0;
        ObjectReader reader = new ObjectReader(taxonomy, lists);
        Origin fileOrigin = Origin.of(xml, origin);
        for (ObjectXml object : xml.objects()) {
            String annotation = Integer.toString(++number);
            if (object.isEmpty()) {
                reportUnread(id, "", List.of("an object without elements"));
                continue;
            }
            try {
                ReadObject made = object(annotation, object, reader, fileOrigin);
                read.add(made);
                List<String> unread = new ArrayList<>(object.unknown());
                if (made.polygon().isEmpty() && !object.polygons().isEmpty()) {
                    unread.add(0, ObjectPolygon.TAG);
                }
                reportUnread(id, annotation, unread);
            } catch (ItemException e) {
                String place = file + ", line " + object.line() + ": ";
                report.error(ItemError.ofAnnotation(id, annotation, e.code(), place + e.getMessage()));
            }
        }
        return read;
    }

    private static ReadObject object(String id, ObjectXml object, ObjectReader reader, Origin origin)
            throws ItemException {
        Optional<Shape.Polygon> polygon = ObjectPolygon.of(object.polygons(), origin.first());
        Annotation annotation = reader.annotation(id, object, polygon, origin);
        return origin == Origin.MOVED && annotation.shape() instanceof Shape.Box box
                ? new ReadObject(annotation, ObjectPolygon.in(box, object.polygons()))
                : new ReadObject(annotation, polygon);
    }

    /** Notes the picture of an XML file that cannot be read: the one that has its name. */
    void unread(String stem) throws ExportException, IOException {
        unannotated.annotated(picture(stem, ""));
    }

    /**
     * Returns the annotations of objects. An object with a polygon becomes that polygon; its box is kept, too, unless
     * it is the bounding box of the polygon.
     */
    private static List<Annotation> annotations(List<ReadObject> objects) {
        List<Annotation> all = new ArrayList<>();
        for (ReadObject object : objects) {
            Annotation annotation = object.annotation();
            if (object.polygon().isEmpty() || !(annotation.shape() instanceof Shape.Box box)) {
                all.add(annotation);
                continue;
            }
            Shape.Polygon polygon = object.polygon().get();
            if (SegmentationPictures.isBoxOf(polygon, box)) {
                all.add(annotation.withShape(polygon));
            } else {
                String group = annotation.group().isEmpty() ? "object-" + annotation.id() : annotation.group();
                all.add(annotation.withGroup(group));
                all.add(SegmentationPictures.regionOf(annotation, "polygon-" + annotation.id(), polygon, group));
            }
        }
        return all;
    }

    private void reportOtherName(ItemFile file, String path, String recorded) {
        if (!PictureName.isNamed(path, recorded)) {
            String why = isOther(file.stem(), recorded)
                    ? "'" + recorded.strip() + "' is the picture of another XML file; '"
                    : "there is no picture '" + recorded.strip() + "'; '";
            report.loss(Loss.changed(
                    file.id(), "voc.filename-differs", why + path + "' is read, which has the name of the XML file"));
        }
    }

    private void reportMissingMasks(ItemFile file, VocXml xml, List<ReadObject> objects) {
        boolean segmented = xml.field("segmented").strip().equals("1");
        boolean noPolygons =
                objects.stream().allMatch(object -> object.polygon().isEmpty());
        if (segmented && noPolygons && !segmentation.has(file.stem())) {
            report.loss(
                    Loss.changed(file.id(), "voc.masks-missing", "segmented is 1, but it has no segmentation picture"));
        }
    }

    private void reportUnread(String item, String annotation, List<String> elements) {
        if (!elements.isEmpty()) {
            report.loss(Loss.changed(item, annotation, NOT_READ, "not read: " + String.join(", ", elements)));
        }
    }

    private static int size(VocXml xml, String side) throws ItemException {
        String text = xml.field(side).strip();
        if (text.isEmpty()) {
            return 0;
        }
        double number = NumberText.parse(side, text);
        if (number < 0 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
            throw new ItemException(
                    "number.invalid", side + " is " + text + ", which is not a number of pixels. Correct it.");
        }
        return (int) number;
    }
}
