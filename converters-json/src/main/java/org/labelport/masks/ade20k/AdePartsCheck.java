package org.labelport.masks.ade20k;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.labelport.masks.file.SmallJson;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.masks.verify.MaskProblems.Expected;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/** Checks the parts of objects: the masks of their levels, and which objects they belong to. */
record AdePartsCheck(Path root, MaskProblems problems, AdeClasses classes) {

    private static final String PARTS = "parts";

    /** Returns the level that the list gives to an object. */
    static int level(@Nullable Object object) {
        return SmallJson.integer(SmallJson.get(object, PARTS).orElse(Map.of()), "part_level")
                .orElse(0);
    }

    void check(String start, List<?> objects, LabelImage segments) throws ExportException {
        Set<Integer> named = new HashSet<>();
        Set<Integer> levels = new TreeSet<>();
        Map<Integer, Integer> levelOf = new HashMap<>();
        for (Object object : objects) {
            SmallJson.integer(object, "name_ndx").ifPresent(named::add);
            SmallJson.integer(object, "id").ifPresent(id -> levelOf.put(id, level(object)));
            if (level(object) > 0) {
                levels.add(level(object));
            }
        }
        for (Object object : objects) {
            whole(start, object, levelOf);
        }
        for (int level : levels) {
            level(start + "_parts_" + level + ".png", named, segments);
        }
    }

    private void whole(String start, @Nullable Object object, Map<Integer, Integer> levelOf) throws ExportException {
        Object value = SmallJson.get(SmallJson.get(object, PARTS).orElse(Map.of()), "ispartof")
                .orElse(List.of());
        Optional<Integer> whole = SmallJson.integer(value)
                .or(() -> SmallJson.list(value).stream().findFirst().flatMap(SmallJson::integer));
        if (whole.isPresent() && levelOf.getOrDefault(whole.get(), Integer.MAX_VALUE) >= level(object)) {
            problems.damaged(
                    PARTS,
                    start + ".json",
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
        if (parts.get().width() != segments.width() || parts.get().height() != segments.height()) {
            problems.rejected("size", file, "it has another size than the picture's classes. Export it again.");
        }
        for (int color : MaskProblems.distinct(parts.get())) {
            int number = AdeColor.classOf(color);
            if (number > 0 && !named.contains(number) && classes.name(number).isEmpty()) {
                problems.rejected(
                        "class-unknown", file, "it has the class " + number + ", which is not listed. List it.");
                return;
            }
        }
    }
}
