package org.labelport.coco;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.IdIndex;
import org.labelport.geometry.Masks;
import org.labelport.model.Shape;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.VerifyRequest;

/** Looks at panoptic files as panopticapi and loaders that are made with it do. */
final class PanopticVerifier {

    private static final String CODE = "coco-panoptic.";
    private static final List<String> FIRST = List.of("images", "categories");

    private final VerifyRequest request;
    private boolean anyPicture;

    PanopticVerifier(VerifyRequest request) {
        this.request = request;
    }

    void verify() throws ExportException, IOException {
        for (CocoFile file : PanopticLists.of(request.folder(), Optional.empty())) {
            try {
                new OfFile(file).verify();
            } catch (ExportException e) {
                if (!e.code().equals("coco.syntax")) {
                    throw e;
                }
                problem(Effect.REJECTED, "syntax", relative(file.json()), 0, e.getMessage());
            }
        }
        if (!anyPicture) {
            problem(Effect.REMARK, "no-pictures", "", 0, "there are no pictures. Copy them beside the PNGs to train.");
        }
    }

    private void problem(Effect effect, String kind, String file, long line, String message) throws ExportException {
        request.problems().problem(Problem.at(effect, CODE + kind, file, line, message));
    }

    private String relative(Path path) {
        return request.folder().relativize(path).toString().replace('\\', '/');
    }

    /** One file; of its images ids and sides are held, 24 bytes each. */
    private final class OfFile {

        private final CocoFile file;
        private final String name;
        private final Path masks;
        private final IdIndex images = new IdIndex();
        private final Set<CocoId> categories = new HashSet<>();
        private final BitSet annotated = new BitSet();
        private int[] sides = new int[64];
        private int used;
        private boolean pictures;

        OfFile(CocoFile file) {
            this.file = file;
            this.name = relative(file.json());
            this.masks = PanopticLists.masks(file.json(), Optional.empty());
        }

        void verify() throws ExportException, IOException {
            PanopticFile json = new PanopticFile(file.json(), request.limits());
            pictures = file.pictures().isPresent() && anyFile(file.pictures().get());
            anyPicture |= pictures;
            json.visit(FIRST, (list, i, line, element) -> {
                if (list.equals("images")) {
                    image(line, element);
                } else {
                    category(line, element);
                }
            });
            json.visit(List.of("annotations"), (list, i, line, element) -> annotation(line, element));
            if (annotated.cardinality() < used) {
                report(
                        Effect.REJECTED,
                        "image-unlisted",
                        0,
                        used - annotated.cardinality() + " images have no element in annotations: panopticapi stops at"
                                + " them. Add one to each, without segments if there is nothing to see.");
            }
        }

        private boolean anyFile(Path folder) throws IOException {
            try (var walk = Files.walk(folder)) {
                return walk.anyMatch(Files::isRegularFile);
            }
        }

        private void report(Effect effect, String kind, long line, String message) throws ExportException {
            problem(effect, kind, name, line, message);
        }

        private void image(long line, @Nullable Object element) throws ExportException {
            Optional<CocoId> id = PanopticFile.id(element, "id");
            String picture = PanopticFile.text(element, "file_name");
            if (id.isEmpty() || picture.isEmpty()) {
                report(Effect.REJECTED, "image", line, "an image has no id or no file_name: add it.");
                return;
            }
            if (!images.add(id.get(), used)) {
                report(
                        Effect.DAMAGED,
                        "id-duplicate",
                        line,
                        "two images have the id " + id.get() + ": one takes the other's place. Number them anew.");
                return;
            }
            if (sides.length < 2 * used + 2) {
                sides = Arrays.copyOf(sides, 2 * sides.length);
            }
            sides[2 * used] = side(element, "width");
            sides[2 * used + 1] = side(element, "height");
            if (sides[2 * used] == 0 || sides[2 * used + 1] == 0) {
                report(Effect.REJECTED, "image", line, "'" + picture + "' has no width or height above 0: add them.");
            }
            used++;
            if (pictures && !isInside(file.pictures().orElseThrow(), picture)) {
                report(
                        Effect.REJECTED,
                        "picture-missing",
                        line,
                        "there is no picture '" + picture + "': put it there.");
            }
        }

        private int side(@Nullable Object element, String key) {
            return PanopticFile.whole(element, key)
                    .filter(side -> side > 0 && side <= Integer.MAX_VALUE)
                    .map(Long::intValue)
                    .orElse(0);
        }

        private boolean isInside(Path folder, String path) {
            try {
                Path resolved = folder.resolve(path).normalize();
                return resolved.startsWith(folder.normalize()) && Files.isRegularFile(resolved);
            } catch (java.nio.file.InvalidPathException e) {
                return false;
            }
        }

        private void category(long line, @Nullable Object element) throws ExportException {
            Optional<CocoId> id = PanopticFile.id(element, "id");
            if (id.isEmpty() || PanopticFile.text(element, "name").isEmpty()) {
                report(Effect.REJECTED, "category", line, "a category has no id or no name: add it.");
            } else if (!categories.add(id.get())) {
                report(
                        Effect.DAMAGED,
                        "id-duplicate",
                        line,
                        "two categories have the id " + id.get() + ": one takes the other's place. Number them anew.");
            }
            if (PanopticFile.whole(element, "isthing")
                    .filter(thing -> thing == 0 || thing == 1)
                    .isEmpty()) {
                report(Effect.REJECTED, "isthing", line, "a category has no isthing of 0 or 1: panopticapi needs it.");
            }
        }

        private void annotation(long line, @Nullable Object element) throws ExportException {
            Optional<CocoId> image = PanopticFile.id(element, "image_id");
            int ordinal = image.isPresent() ? images.find(image.get()) : IdIndex.ABSENT;
            if (ordinal == IdIndex.ABSENT) {
                report(Effect.REJECTED, "image-unknown", line, "it belongs to no image: correct image_id.");
                return;
            }
            if (annotated.get(ordinal)) {
                report(
                        Effect.DAMAGED,
                        "image-twice",
                        line,
                        "the image " + image.get() + " has two elements in annotations: one takes the other's place.");
            }
            annotated.set(ordinal);
            String png = PanopticFile.text(element, "file_name");
            if (png.isEmpty() || !isInside(masks, png)) {
                report(
                        Effect.REJECTED,
                        "mask-missing",
                        line,
                        "there is no PNG '" + png + "' in " + relative(masks) + ": put it there.");
                return;
            }
            Path path = masks.resolve(png);
            try {
                compare(line, element, path, PngReader.read(path), ordinal);
            } catch (IOException e) {
                problem(
                        Effect.REJECTED,
                        "mask-unreadable",
                        relative(path),
                        0,
                        "it cannot be read as a PNG: "
                                + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            }
        }

        private void compare(long line, @Nullable Object element, Path path, LabelImage image, int ordinal)
                throws ExportException {
            if (image.kind() != LabelImage.Kind.RGB) {
                problem(
                        Effect.REJECTED,
                        "kind",
                        relative(path),
                        0,
                        "ids are made of red, green and blue of 8 bits, and this PNG is " + image.kind()
                                + ". Save it as RGB, without palette and transparency.");
                return;
            }
            if (image.width() != sides[2 * ordinal] || image.height() != sides[2 * ordinal + 1]) {
                problem(
                        Effect.REJECTED,
                        "size",
                        relative(path),
                        0,
                        "it has " + image.width() + " x " + image.height() + " pixels, its image " + sides[2 * ordinal]
                                + " x " + sides[2 * ordinal + 1] + ". Export it again.");
            }
            int[] ids = new int[image.values().length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = PanopticColor.ofId(image.values()[i]);
            }
            SortedMap<Integer, Shape.Mask> seen = Masks.ofValues(ids, image.width(), image.height());
            Map<Long, Long> listed = new HashMap<>();
            for (Object segment : PanopticFile.list(element, "segments_info")) {
                segment(line, segment, seen, listed);
            }
            for (int id : seen.keySet()) {
                if (!listed.containsKey((long) id)) {
                    report(
                            Effect.REJECTED,
                            "segment-unlisted",
                            line,
                            "the PNG has the segment " + id + ", which segments_info does not list: panopticapi stops"
                                    + " with a KeyError. List it, or paint it black.");
                }
            }
        }

        private void segment(
                long line, @Nullable Object segment, SortedMap<Integer, Shape.Mask> seen, Map<Long, Long> listed)
                throws ExportException {
            long id = PanopticFile.whole(segment, "id").orElse(0L);
            if (id <= 0 || id >= PanopticColor.IDS) {
                report(Effect.REJECTED, "segment-id", line, "a segment's id is 1 to 16777215: correct it.");
                return;
            }
            if (listed.merge(id, 1L, Long::sum) > 1) {
                report(
                        Effect.DAMAGED,
                        "id-duplicate",
                        line,
                        "the segment " + id + " is listed twice: number one anew.");
                return;
            }
            Optional<CocoId> category = PanopticFile.id(segment, "category_id");
            if (category.isEmpty() || !categories.contains(category.get())) {
                report(
                        Effect.REJECTED,
                        "category-unknown",
                        line,
                        "the segment " + id + " has a category_id that is not among the categories: panopticapi stops"
                                + " with a KeyError. Correct it.");
            }
            Shape.Mask mask = seen.get((int) id);
            if (mask == null) {
                report(
                        Effect.REJECTED,
                        "segment-empty",
                        line,
                        "the segment " + id + " is listed and has no pixel: panopticapi stops with a KeyError. Remove"
                                + " it.");
                return;
            }
            if (!PanopticFile.whole(segment, "area").equals(Optional.of(mask.area()))) {
                report(
                        Effect.DAMAGED,
                        "area",
                        line,
                        "the segment " + id + " has " + mask.area() + " pixels, and area says otherwise: correct it.");
            }
            List<?> box = PanopticFile.list(segment, "bbox");
            List<Double> right =
                    List.of((double) mask.x(), (double) mask.y(), (double) mask.width(), (double) mask.height());
            if (!box.equals(right)) {
                report(
                        Effect.DAMAGED,
                        "bbox",
                        line,
                        "the segment " + id + " has the bbox " + right + " and says otherwise: correct it.");
            }
            if (PanopticFile.whole(segment, "iscrowd")
                    .filter(crowd -> crowd == 0 || crowd == 1)
                    .isEmpty()) {
                report(
                        Effect.REJECTED,
                        "iscrowd",
                        line,
                        "the segment " + id + " has no iscrowd of 0 or 1: panopticapi stops with a KeyError. Add it.");
            }
        }
    }
}
