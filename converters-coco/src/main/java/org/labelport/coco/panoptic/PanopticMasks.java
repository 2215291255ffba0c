package org.labelport.coco.panoptic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoId;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Category;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.raster.CanvasMasks;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;

/** Reads the segments of one picture from their PNG. */
final class PanopticMasks {

    private static final String TWICE = "is listed twice; the first one is read";

    private final String item;
    private final Map<CocoId, Category> categories;
    private final SourceReport report;
    private final Limits limits;
    private Media.Image media;

    PanopticMasks(
            String item, Media.Image media, Map<CocoId, Category> categories, SourceReport report, Limits limits) {
        this.item = item;
        this.media = media;
        this.categories = categories;
        this.report = report;
        this.limits = limits;
    }

    /** Returns the picture, with the size of the PNG when its size was not known. */
    Media.Image media() {
        return media;
    }

    /**
     * Reads the segments that an element of {@code annotations} lists, and reports those that cannot be used.
     *
     * @throws ItemException when the PNG cannot be read, or has another size than the picture
     */
    List<Annotation> read(Optional<MediaFolder> folder, PanopticSegments segments)
            throws ItemException, ExportException {
        SortedMap<Integer, Shape.Mask> masks = CanvasMasks.of(ids(find(folder, segments.fileName())));
        List<Annotation> annotations = listed(segments, masks);
        reportUnlisted(segments, masks.keySet());
        reportUnusable(segments);
        return annotations;
    }

    private List<Annotation> listed(PanopticSegments segments, Map<Integer, Shape.Mask> masks) throws ExportException {
        List<Annotation> annotations = new ArrayList<>();
        Set<Integer> listed = new HashSet<>();
        for (PanopticSegments.Segment segment : segments.segments()) {
            Shape.Mask mask = masks.get(segment.id());
            Category category = categories.get(segment.category());
            if (!listed.add(segment.id())) {
                error(segment.id(), CocoCodes.ID_DUPLICATE, TWICE);
            } else if (mask == null) {
                error(
                        segment.id(),
                        PanopticCodes.SEGMENT_EMPTY,
                        "is listed, but has no pixel in " + segments.fileName());
            } else if (category == null) {
                error(
                        segment.id(),
                        CocoCodes.CATEGORY_UNKNOWN,
                        "has the category " + segment.category() + ", which is not among the categories; add it there");
            } else if (segment.crowd() == PanopticSegments.Crowd.UNKNOWN) {
                error(
                        segment.id(),
                        CocoCodes.CROWD_INVALID,
                        "has an iscrowd that is neither 0 nor 1; write one of them");
            } else {
                Annotation annotation = Annotation.of(Integer.toString(segment.id()), category.name(), mask);
                annotations.add(
                        segment.crowd() == PanopticSegments.Crowd.YES
                                ? annotation.withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true)))
                                : annotation);
            }
        }
        return annotations;
    }

    /** Reports a segment that another element for the same picture has listed already. */
    void errorOfSecond(String segment) throws ExportException {
        error(Integer.parseInt(segment), CocoCodes.ID_DUPLICATE, TWICE);
    }

    private void reportUnlisted(PanopticSegments segments, Set<Integer> painted) throws ExportException {
        Set<Integer> listed =
                segments.segments().stream().map(PanopticSegments.Segment::id).collect(Collectors.toSet());
        for (int id : painted) {
            if (!listed.contains(id)) {
                error(
                        id,
                        PanopticCodes.SEGMENT_UNLISTED,
                        "has pixels in " + segments.fileName()
                                + ", but is not listed in segments_info; list it, or paint it black");
            }
        }
    }

    private void reportUnusable(PanopticSegments segments) throws ExportException {
        if (segments.unusable() > 0) {
            report.error(new ItemError(
                    item,
                    "",
                    CocoCodes.ANNOTATION_INVALID,
                    segments.unusable() + " entries of segments_info have no id from 1 to 16777215 or no category_id",
                    0,
                    segments.unusable()));
        }
    }

    private static Path find(Optional<MediaFolder> folder, String name) throws ItemException {
        if (folder.isEmpty()) {
            throw new ItemException(
                    PanopticCodes.MASK_MISSING,
                    "beside the JSON file there is no folder of PNGs with its name. Put it there, or name the folder"
                            + " with masks=");
        }
        if (name.isEmpty()) {
            throw new ItemException(PanopticCodes.MASK_MISSING, "the picture's annotation has no file_name; add it");
        }
        return folder.get().find(name);
    }

    private LabelCanvas ids(Path file) throws ItemException {
        LabelImage image;
        try {
            image = PngReader.read(file, limits);
        } catch (IOException e) {
            throw new ItemException(PanopticCodes.MASK_UNREADABLE, e.getMessage() + ". Export it again.", e);
        }
        Optional<String> colorless = image.colorless();
        if (colorless.isPresent()) {
            throw new ItemException(
                    PanopticCodes.MASK_UNREADABLE, file + ": " + colorless.get() + ". Save it as an RGB PNG.");
        }
        image = image.withColors();
        if (image.kind() != LabelImage.Kind.RGB && image.kind() != LabelImage.Kind.RGBA) {
            throw new ItemException(
                    PanopticCodes.MASK_UNREADABLE,
                    file + " holds numbers, and ids of segments are stored as colours. Save it as an RGB PNG");
        }
        if (!media.hasSize()) {
            media = new Media.Image(media.blob(), image.width(), image.height(), media.orientation());
        }
        if (image.width() != media.width() || image.height() != media.height()) {
            throw new ItemException(
                    CocoCodes.MASK_SIZE,
                    file + " has " + image.width() + " x " + image.height() + " pixels, but its picture has "
                            + media.width() + " x " + media.height() + ". Export it again.");
        }
        return image.canvas().mapped(PanopticColor::ofId);
    }

    private void error(int segment, String code, String what) throws ExportException {
        report.error(ItemError.ofAnnotation(item, Integer.toString(segment), code, "segment " + segment + " " + what));
    }
}
