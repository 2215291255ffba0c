package org.labelport.masks.ade20k;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.jsonfile.JsonValue;
import org.labelport.masks.file.SmallJson;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.masks.verify.MaskProblems.Expected;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.target.MediaFolder;

/**
 * Checks the list of a picture's objects against the colours of its segments, and the masks that it names.
 *
 * @param root the data set's folder
 * @param files what is in it
 */
record AdeObjectsCheck(Path root, MediaFolder files, MaskProblems problems, AdeClasses classes) {

    /** @param start path of the picture without its ending */
    void check(String start, LabelImage segments) throws ExportException {
        List<JsonValue> objects = objects(start);
        if (!objects.isEmpty()) {
            compare(start, objects, segments);
        }
    }

    /** The objects that the list beside a picture names; empty when there is none, which is reported. */
    private List<JsonValue> objects(String start) throws ExportException {
        String list = start + AdeLayout.OBJECTS;
        try {
            List<JsonValue> objects = SmallJson.read(root.resolve(list), problems.limits())
                    .field("annotation")
                    .map(annotation -> annotation.elementsOf("object"))
                    .orElse(List.of());
            if (objects.isEmpty()) {
                problems.rejected("no-objects", list, "it lists no objects: Datumaro stops. Leave the picture out.");
            }
            return objects;
        } catch (IOException e) {
            problems.unread("json", list, e, ": readers stop. Correct it.");
            return List.of();
        }
    }

    /** Compares the objects of the list with those of the colours. */
    private void compare(String start, List<JsonValue> objects, LabelImage segments) throws ExportException {
        String file = start + AdeLayout.SEGMENTS;
        Set<Integer> instances = new HashSet<>();
        Set<Integer> numbers = new TreeSet<>();
        for (int color : segments.canvas().distinct()) {
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
                unknownClass(problems, file, number);
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
                    "it has " + instances.size() + " objects, but " + start + AdeLayout.OBJECTS + " lists " + whole
                            + ": readers match the wrong ones. Export both again.");
        }
    }

    private void object(String start, JsonValue object, LabelImage segments) throws ExportException {
        String mask = object.textOf("instance_mask");
        if (object.textOf("raw_name").isEmpty() || object.integerOf("name_ndx").isEmpty()) {
            problems.rejected(
                    "object",
                    start + AdeLayout.OBJECTS,
                    "an object has no name_ndx or raw_name: Datumaro stops. Add it.");
        }
        String folder = start.substring(0, start.lastIndexOf('/') + 1);
        boolean inside = !mask.isEmpty()
                && !mask.startsWith("/")
                && !mask.contains("\\")
                && !List.of(mask.split("/")).contains("..");
        if (!inside || !files.has(folder + mask)) {
            problems.rejected(
                    "mask-missing",
                    start + AdeLayout.OBJECTS,
                    "the instance mask '" + mask + "' of an object does not exist. Write it.");
            return;
        }
        Optional<LabelImage> pixels = problems.read(folder + mask, Expected.NUMBERS_8);
        if (pixels.isPresent() && !pixels.get().hasSizeOf(segments)) {
            problems.rejected(
                    "size", folder + mask, "it has another size than the picture's classes. Export it again.");
        }
    }

    static void unknownClass(MaskProblems problems, String file, int number) throws ExportException {
        problems.rejected(
                "class-unknown",
                file,
                "it has the class " + number
                        + ", which is not listed: training stops at a class out of range. List it, or"
                        + " export again.");
    }
}
