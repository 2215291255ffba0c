package org.labelport.masks.ade20k;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.jsonfile.JsonValue;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.file.PictureFolder;
import org.labelport.masks.file.PictureFolders;
import org.labelport.masks.file.SmallJson;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.masks.verify.MaskProblems.Expected;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.verify.VerifyRequest;

/** Checks a data set for what Datumaro and loaders of scene parsing reject or read wrongly. */
final class AdeVerifier {

    private static final List<String> SUFFIXES = List.of(".jpg", ".jpeg", ".png", ".JPG");

    private final VerifyRequest request;
    private final Path root;
    private final MaskProblems problems;
    private AdeClasses classes = new AdeClasses(new TreeMap<>());
    private boolean anyPicture;
    private String firstUnused = "";
    private long unusedMasks;

    AdeVerifier(VerifyRequest request) {
        this.request = request;
        this.root = request.folder();
        this.problems = new MaskProblems(request, "ade20k");
    }

    void verify() throws ExportException, IOException {
        boolean scene = FileKind.isFolder(root.resolve(AdeLayout.IMAGES))
                || FileKind.isFolder(root.resolve(AdeLayout.ANNOTATIONS));
        if (!scene && !FileKind.isFolder(root.resolve("training")) && !FileKind.isFolder(root.resolve("validation"))) {
            throw new ExportException(
                    "source.missing",
                    "none of the folders training, validation, images and annotations is in " + root
                            + ". Give the folder that holds one of them.");
        }
        try {
            classes = AdeClasses.in(root, request.limits());
        } catch (ExportException e) {
            problems.rejected("classes", "", e.getMessage());
        }
        if (scene) {
            walk(AdeLayout.IMAGES, this::scenePicture);
            walk(AdeLayout.ANNOTATIONS, this::sceneMask);
        } else {
            walk("", this::file);
        }
        if (!anyPicture) {
            problems.remark("no-pictures", "", "there are no pictures. Copy them beside the masks to train.");
        } else if (unusedMasks > 0) {
            problems.remark(
                    "picture-missing",
                    firstUnused,
                    "there is no picture for this mask" + (unusedMasks > 1 ? " and " + (unusedMasks - 1) + " more" : "")
                            + ": readers pass over it. Add the picture, or remove the mask.");
        }
    }

    /** Checks one file. */
    @FunctionalInterface
    private interface Look {

        void at(String folder, String name) throws ExportException, IOException;
    }

    private void walk(String folder, Look look) throws ExportException, IOException {
        if (!FileKind.isFolder(root.resolve(folder))) {
            return;
        }
        for (PictureFolder split : PictureFolders.in(root.resolve(folder)).all()) {
            FolderWalk walk = problems.walk(folder + split.name());
            for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
                look.at(folder, split.name() + name.get());
            }
        }
    }

    private void scenePicture(String folder, String name) throws ExportException {
        if (!MasksLayout.isPicture(name)) {
            return;
        }
        anyPicture = true;
        notJpeg(folder + name);
        String mask = AdeLayout.ANNOTATIONS + SafePath.stem(name) + ".png";
        if (!FileKind.mayBeFile(root.resolve(mask))) {
            problems.rejected("mask-missing", folder + name, "there is no " + mask + ": loaders stop. Write it.");
        }
    }

    private void notJpeg(String file) throws ExportException {
        if (!file.endsWith(".jpg")) {
            problems.remark("not-jpeg", file, "some loaders look for pictures that end in .jpg.");
        }
    }

    private void sceneMask(String folder, String name) throws ExportException {
        String file = folder + name;
        if (!name.endsWith(".png")) {
            problems.rejected(
                    "kind", file, "masks must be PNG files: others are not found, or change values. Export it again.");
            return;
        }
        Optional<LabelImage> mask = problems.read(file, Expected.GRAY_8);
        if (mask.isEmpty()) {
            return;
        }
        problems.checkSize(file, mask.get(), pictureOf(file, AdeLayout.IMAGES + SafePath.stem(name)));
        for (int value : MaskProblems.distinct(mask.get())) {
            if (value > 0 && !classes.isEmpty() && classes.name(value).isEmpty()) {
                unknownClass(file, value);
            }
        }
    }

    private void unknownClass(String file, int number) throws ExportException {
        problems.rejected(
                "class-unknown",
                file,
                "it has the class " + number
                        + ", which is not listed: training stops at a class out of range. List it, or"
                        + " export again.");
    }

    private Optional<Media.Image> pictureOf(String mask, String start) throws ExportException {
        for (String suffix : SUFFIXES) {
            if (FileKind.mayBeFile(root.resolve(start + suffix))) {
                return problems.picture(start + suffix);
            }
        }
        firstUnused = unusedMasks == 0 ? mask : firstUnused;
        unusedMasks++;
        return Optional.empty();
    }

    private void file(String folder, String name) throws ExportException, IOException {
        if (name.endsWith(AdeLayout.SEGMENTS)) {
            segments(name);
        } else if (MasksLayout.isPicture(name) && !AdeLayout.isBeside(name)) {
            anyPicture = true;
            notJpeg(name);
            if (AdeLayout.isPassedOver(name)) {
                problems.damaged(
                        "name",
                        name,
                        "Datumaro takes a name that begins with instance_ for the mask of an object, and leaves it"
                                + " out. Rename it.");
            }
            for (String beside : List.of(AdeLayout.SEGMENTS, ".json")) {
                if (!FileKind.mayBeFile(root.resolve(SafePath.stem(name) + beside))) {
                    problems.rejected(
                            "mask-missing",
                            name,
                            "there is no " + SafePath.stem(name) + beside + ": Datumaro stops. Write it, or leave the"
                                    + " picture out.");
                }
            }
        }
    }

    private void segments(String file) throws ExportException {
        String start = file.substring(0, file.length() - AdeLayout.SEGMENTS.length());
        Optional<LabelImage> segments = problems.read(file, Expected.COLORS);
        if (segments.isEmpty()) {
            return;
        }
        problems.checkSize(file, segments.get(), pictureOf(file, start));
        if (!FileKind.mayBeFile(root.resolve(start + ".json"))) {
            problems.rejected("json", file, "there is no " + start + ".json beside it: Datumaro stops. Write it.");
            return;
        }
        List<JsonValue> objects = objects(start);
        if (!objects.isEmpty()) {
            compare(start, objects, segments.get());
        }
    }

    /** The objects that the list beside a picture names; empty when there is none, which is reported. */
    private List<JsonValue> objects(String start) throws ExportException {
        String list = start + ".json";
        try {
            List<JsonValue> objects = SmallJson.read(root.resolve(list), request.limits())
                    .field("annotation")
                    .map(annotation -> annotation.elementsOf("object"))
                    .orElse(List.of());
            if (objects.isEmpty()) {
                problems.rejected("no-objects", list, "it lists no objects: Datumaro stops. Leave the picture out.");
            }
            return objects;
        } catch (IOException e) {
            problems.rejected("json", list, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /** Compares the objects of the list with those of the colours. */
    private void compare(String start, List<JsonValue> objects, LabelImage segments) throws ExportException {
        String file = start + AdeLayout.SEGMENTS;
        Set<Integer> instances = new HashSet<>();
        Set<Integer> numbers = new TreeSet<>();
        for (int color : MaskProblems.distinct(segments)) {
            if (AdeColor.classOf(color) > 0) {
                numbers.add(AdeColor.classOf(color));
                instances.add(AdeColor.instanceOf(color));
            }
        }
        Set<Integer> named = new HashSet<>();
        for (JsonValue object : objects) {
            object.integerOf("name_ndx").ifPresent(named::add);
            object(start, object, segments);
        }
        for (int number : numbers) {
            if (!named.contains(number) && classes.name(number).isEmpty()) {
                unknownClass(file, number);
            }
        }
        new AdePartsCheck(root, problems, classes).check(start, objects, segments);
        long whole = objects.stream()
                .filter(object -> AdePartsCheck.level(object) == 0)
                .count();
        if (instances.size() != whole) {
            problems.damaged(
                    "objects",
                    file,
                    "it has " + instances.size() + " objects, but " + start + ".json lists " + whole
                            + ": readers match the wrong ones. Export both again.");
        }
    }

    private void object(String start, JsonValue object, LabelImage segments) throws ExportException {
        String mask = object.textOf("instance_mask");
        if (object.textOf("raw_name").isEmpty() || object.integerOf("name_ndx").isEmpty()) {
            problems.rejected(
                    "object", start + ".json", "an object has no name_ndx or raw_name: Datumaro stops. Add it.");
        }
        String folder = start.substring(0, start.lastIndexOf('/') + 1);
        boolean inside = !mask.isEmpty()
                && !mask.startsWith("/")
                && !mask.contains("\\")
                && !List.of(mask.split("/")).contains("..");
        if (!inside || !FileKind.mayBeFile(root.resolve(folder + mask))) {
            problems.rejected(
                    "mask-missing",
                    start + ".json",
                    "the instance mask '" + mask + "' of an object does not exist. Write it.");
            return;
        }
        Optional<LabelImage> pixels = problems.read(folder + mask, Expected.NUMBERS_8);
        if (pixels.isPresent()
                && (pixels.get().width() != segments.width() || pixels.get().height() != segments.height())) {
            problems.rejected(
                    "size", folder + mask, "it has another size than the picture's classes. Export it again.");
        }
    }
}
