package org.labelport.masks.ade20k;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.jsonfile.JsonValue;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.masks.verify.MaskProblems.Expected;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/** Checks the parts of objects: the masks of their levels, and which objects they belong to. */
record AdePartsCheck(Path root, MaskProblems problems, AdeClasses classes) {

    private static final String PARTS = "parts";

    /** Returns the level that the list gives to an object. */
    static int level(JsonValue object) {
        return object.field(PARTS)
                .flatMap(parts -> parts.integerOf("part_level"))
                .orElse(0);
    }

    void check(String start, List<JsonValue> objects, LabelImage segments) throws ExportException {
        Set<Integer> named = new HashSet<>();
        Set<Integer> levels = new TreeSet<>();
        Map<Integer, Integer> levelOf = new HashMap<>();
        for (JsonValue object : objects) {
            object.integerOf("name_ndx").ifPresent(named::add);
            object.integerOf("id").ifPresent(id -> levelOf.put(id, level(object)));
            if (level(object) > 0) {
                levels.add(level(object));
            }
        }
        for (JsonValue object : objects) {
            whole(start, object, levelOf);
        }
        for (int level : levels) {
            level(start + AdeLayout.segments(level), named, segments);
        }
    }

    private void whole(String start, JsonValue object, Map<Integer, Integer> levelOf) throws ExportException {
        Optional<Integer> whole = object.field(PARTS).flatMap(AdeObject::whole);
        if (whole.isPresent() && levelOf.getOrDefault(whole.get(), Integer.MAX_VALUE) >= level(object)) {
            problems.damaged(
                    PARTS,
                    start + AdeLayout.OBJECTS,
                    "an object is part of " + whole.get()
                            + ", which is not an object of a lower level: readers do not find its whole. Correct it.");
        }
    }

    private void level(String file, Set<Integer> named, LabelImage segments) throws ExportException {
        if (!FileKind.mayBeFile(root.resolve(file))) {
            problems.damaged(
                    "mask-missing", file, "the file is missing, so the classes of parts are not read. Write it.");
            return;
        }
        Optional<LabelImage> parts = problems.read(file, Expected.COLORS);
        if (parts.isEmpty()) {
            return;
        }
        if (!parts.get().hasSizeOf(segments)) {
            problems.rejected("size", file, "it has another size than the picture's classes. Export it again.");
        }
        for (int color : parts.get().canvas().distinct()) {
            int number = AdeColor.classOf(color);
            if (number > 0 && !named.contains(number) && classes.name(number).isEmpty()) {
                problems.rejected(
                        "class-unknown", file, "it has the class " + number + ", which is not listed. List it.");
                return;
            }
        }
    }
}
