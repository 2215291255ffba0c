package org.labelport.masks.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.raster.CanvasPair;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.target.FolderWalk;

/** Compares the masks of objects with the masks of classes. */
record InstancesCheck(MaskFolders folders, MaskProblems problems) {

    private static final String PNG = ".png";

    /** Compares all masks of objects, whose folder must exist. */
    void check() throws ExportException, IOException {
        FolderWalk walk = problems.walk(MaskFolders.INSTANCES + "/");
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            if (name.get().endsWith(PNG)) {
                compare(
                        MaskFolders.INSTANCES + "/" + name.get(),
                        folders.masks().resolve(name.get()));
            }
        }
    }

    private void compare(String file, Path mask) throws ExportException {
        Optional<LabelImage> objects = problems.read(file, MaskProblems.Expected.GRAY_16);
        if (objects.isEmpty()) {
            return;
        }
        LabelImage values;
        try {
            values = PngReader.read(mask, problems.limits());
        } catch (IOException e) {
            problems.rejected(
                    "instances", file, "the mask of classes with this name cannot be read: " + e.getMessage());
            return;
        }
        if (!values.hasSizeOf(objects.get())) {
            problems.rejected("size", file, "the mask of classes has another size. Export both again.");
            return;
        }
        Map<Integer, Integer> classOf = new HashMap<>();
        Set<Integer> reported = new HashSet<>();
        new CanvasPair(objects.get().canvas(), values.canvas()).forEachBlock((x, y, width, height, object, ofClass) -> {
            Integer first = object == 0 ? null : classOf.putIfAbsent(object, ofClass);
            if (first != null && first != ofClass && reported.add(object)) {
                problems.damaged(
                        "instances",
                        file,
                        "the object " + object + " has pixels of the classes " + first + " and " + ofClass
                                + ": readers split it, or take one of them. Export both again.");
            }
        });
    }
}
