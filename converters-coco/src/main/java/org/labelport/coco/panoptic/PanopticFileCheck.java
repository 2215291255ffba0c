package org.labelport.coco.panoptic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.IdIndex;
import org.labelport.limits.Limits;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;

/** Checks the lists of one file. Holds the ids and sizes of its images in memory, about 24 bytes for each. */
final class PanopticFileCheck {

    private static final List<String> FIRST = List.of("images", "categories");

    private final VerifyRequest request;
    private final CocoFile file;
    private final Findings.InFile findings;
    private final Limits limits;
    private final PanopticSegmentCheck segments;
    private final Path masks;
    private final IdIndex images = new IdIndex();
    private final Set<CocoId> categories = new HashSet<>();
    private final BitSet annotated = new BitSet();
    private final PanopticPictureCheck pictures;
    private int[] sides = new int[64];
    private int used;
    private int entries;
    private long lastImage = Long.MIN_VALUE;

    PanopticFileCheck(VerifyRequest request, CocoFile file, Findings findings) throws IOException {
        this.request = request;
        this.file = file;
        this.findings = findings.in(request.name(file.json()));
        this.limits = request.limits();
        this.segments = new PanopticSegmentCheck(this.findings, categories);
        this.masks = PanopticLists.masks(file.json(), Optional.empty());
        this.pictures = new PanopticPictureCheck(this.findings, pictures(), request.media());
    }

    /**
     * Checks the file.
     *
     * @return whether there are pictures
     */
    boolean verify() throws ExportException, IOException {
        PanopticFile json = new PanopticFile(file.json(), limits);
        json.visit(FIRST, (place, element) -> {
            repeated(place);
            if (place.list().equals("images")) {
                image(place.line(), element);
            } else {
                category(place.line(), element);
            }
        });
        json.visit(List.of("annotations"), (place, element) -> {
            repeated(place);
            annotation(place.line(), element);
        });
        if (annotated.cardinality() < used) {
            findings.rejected(
                    "image-unlisted",
                    0,
                    used - annotated.cardinality() + " images have no element in annotations: panopticapi stops at"
                            + " them. Add one to each, without segments if there is nothing to see.");
        }
        return pictures.folder().isPresent();
    }

    private void repeated(PanopticFile.Place place) throws ExportException {
        if (!place.repeated().isEmpty()) {
            findings.damaged("key-repeated", place.line(), place.list() + ": " + place.repeated() + ".");
        }
    }

    private Optional<MediaFolder> pictures() throws IOException {
        Optional<Path> folder = file.pictures();
        return folder.isPresent() && FolderWalk.anyFile(folder.get(), Files::isRegularFile, limits)
                ? Optional.of(new MediaFolder(folder.get()))
                : Optional.empty();
    }

    private void image(long line, @Nullable Object element) throws ExportException {
        Optional<CocoId> id = PanopticFile.typedId(element, "id");
        String picture = PanopticFile.text(element, "file_name");
        if (id.isEmpty() || picture.isEmpty()) {
            findings.rejected("image", line, "an image has no id or no file_name: add it.");
            return;
        }
        if (!images.add(id.get(), used)) {
            findings.damaged(
                    "id-duplicate",
                    line,
                    "two images have the id " + id.get() + ", so one replaces the other. Give one of them another id.");
            return;
        }
        if (sides.length < 2 * used + 2) {
            sides = Arrays.copyOf(sides, 2 * sides.length);
        }
        PanopticSides given = PanopticSides.of(element);
        sides[2 * used] = given.width();
        sides[2 * used + 1] = given.height();
        if (sides[2 * used] == 0 || sides[2 * used + 1] == 0) {
            findings.rejected("image", line, "'" + picture + "' has no width or height above 0: add them.");
        }
        pictures.check(picture, sides[2 * used], sides[2 * used + 1], line);
        used++;
    }

    private boolean isMask(String path) {
        try {
            Path resolved = masks.resolve(path).normalize();
            return resolved.startsWith(masks.normalize()) && FileKind.of(resolved) == FileKind.FILE;
        } catch (InvalidPathException | IOException e) {
            return false; // readers cannot open it either, such as a link to something that is not there
        }
    }

    private void category(long line, @Nullable Object element) throws ExportException {
        Optional<CocoId> id = PanopticFile.typedId(element, "id");
        if (id.isEmpty() || PanopticFile.text(element, "name").isEmpty()) {
            findings.rejected("category", line, "a category has no id or no name: add it.");
        } else if (!categories.add(id.get())) {
            findings.damaged(
                    "id-duplicate",
                    line,
                    "two categories have the id " + id.get()
                            + ", so one replaces the other. Give one of them another id.");
        }
        if (PanopticFile.whole(element, "isthing")
                .filter(thing -> thing == 0 || thing == 1)
                .isEmpty()) {
            findings.rejected("isthing", line, "a category has no isthing of 0 or 1: panopticapi needs it.");
        }
    }

    /** Remarks lists that programs pair wrongly which do not look at ids. */
    private void order(int ordinal, Optional<CocoId> image) throws ExportException {
        long id = image.map(CocoId::number).orElse(lastImage);
        if (ordinal != entries || id < lastImage) {
            findings.findings()
                    .remarkOnce(
                            "order",
                            findings.file(),
                            "annotations are not in the order of images, or both not in the order of their ids:"
                                    + " mmdetection pairs the lists by place, DETR so once images are sorted by id. Sort"
                                    + " both by id.");
        }
        entries++;
        lastImage = id;
    }

    private void annotation(long line, @Nullable Object element) throws ExportException {
        Optional<CocoId> image = PanopticFile.typedId(element, "image_id");
        int ordinal = image.isPresent() ? images.find(image.get()) : IdIndex.ABSENT;
        order(ordinal, image);
        if (ordinal == IdIndex.ABSENT) {
            findings.rejected(
                    "image-unknown",
                    line,
                    "it belongs to no image: correct image_id. An id in quotes is another one than the number.");
            return;
        }
        if (annotated.get(ordinal)) {
            findings.damaged(
                    "image-twice",
                    line,
                    "the image " + image.get()
                            + " has two elements in annotations, so one replaces the other. Remove one.");
        }
        annotated.set(ordinal);
        String png = PanopticFile.text(element, "file_name");
        if (png.isEmpty() || !isMask(png)) {
            findings.rejected(
                    "mask-missing",
                    line,
                    png.isEmpty()
                            ? "it has no file_name of a PNG: add it."
                            : "there is no PNG '" + png + "' in " + request.name(masks) + ": put it there.");
            return;
        }
        Path path = masks.resolve(png);
        Findings.InFile ofMask = findings.findings().in(request.name(path));
        try {
            LabelImage pixels = PngReader.read(path, limits);
            segments.compare(line, element, ofMask, pixels, sides[2 * ordinal], sides[2 * ordinal + 1]);
        } catch (IOException e) {
            ofMask.rejected(
                    "mask-unreadable",
                    0,
                    "it cannot be read as a PNG: "
                            + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }
}
