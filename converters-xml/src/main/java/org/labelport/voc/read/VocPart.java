package org.labelport.voc.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.SourceReport;
import org.labelport.voc.file.ColorNames;
import org.labelport.voc.file.LabelImgLayout;
import org.labelport.voc.file.LabelMap;
import org.labelport.voc.file.NumberedNames;
import org.labelport.voc.file.PictureName;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocLayout;

/**
 * A data set in the folder of a split, or the whole data set. The folder holds a label map, set files and segmentation
 * pictures. A part that lacks some of these uses those of the whole data set.
 *
 * @param place path of the part's folder below the whole's, with a slash at its end; empty for the whole
 * @param ids what the ids of its items begin with: the path of its XML files
 * @param classes of its own label map; empty when it has none
 */
record VocPart(Path folder, String place, String ids, Optional<Taxonomy> classes) {

    /**
     * Returns the whole data set.
     *
     * @param classes when they are known
     */
    static VocPart whole(VocFolder folder, Optional<Taxonomy> classes) {
        return new VocPart(folder.root(), "", "", classes);
    }

    /**
     * Returns the whole data set and its parts, by what the ids of their items begin with.
     *
     * @param files the XML files
     */
    static SortedMap<String, VocPart> all(VocFolder folder, List<String> files) throws ExportException, IOException {
        SortedMap<String, VocPart> parts = new TreeMap<>(Map.of("", whole(folder, labelMap(folder.root()))));
        if (folder.annotations().equals(folder.root())) {
            TreeSet<String> prefixes = new TreeSet<>();
            files.forEach(file -> prefixes.add(prefix(file)));
            for (String ids : prefixes) {
                String place = PictureName.withoutFolderOfFiles(ids);
                Path part = folder.root().resolve(place);
                if (!place.isEmpty()) {
                    parts.put(ids, new VocPart(part, place, ids, labelMap(part)));
                }
            }
        }
        return parts;
    }

    private static Optional<Taxonomy> labelMap(Path folder) throws ExportException, IOException {
        Optional<Path> file = new VocFolder(folder, folder).labelMap();
        if (file.isPresent()) {
            return Optional.of(LabelMap.read(file.get()));
        }
        Path colors = folder.resolve(VocLayout.COLORS);
        if (FileKind.isFile(colors)) {
            return ColorNames.read(colors);
        }
        Path names = folder.resolve(VocLayout.CLASS_NAMES);
        return FileKind.isFile(names) ? NumberedNames.read(names) : Optional.empty();
    }

    /**
     * Whether its classes have colours rather than numbers, also in pictures with a palette: Supervisely's palettes have
     * the colours in any order.
     */
    boolean hasColors() {
        return classes.isPresent()
                && new VocFolder(folder, folder).labelMap().isEmpty()
                && FileKind.isFile(folder.resolve(VocLayout.COLORS));
    }

    /** Returns the folder of XML files that a file is in, or else the folder of its split. */
    private static String prefix(String file) {
        String folders = PictureName.folderOfFiles(file);
        return folders.isEmpty() && LabelImgLayout.split(file).isPresent()
                ? file.substring(0, file.indexOf('/') + 1)
                : folders;
    }

    /**
     * Returns what belongs to the part that an item is in.
     *
     * @param byIds a value for each part, by what ids begin with
     */
    static <T> T of(String id, Map<String, T> byIds) {
        T part = byIds.get(prefix(id));
        return part == null ? byIds.get("") : part;
    }

    /** Returns the classes of all parts, in their order; empty when no part has a label map. */
    static Optional<Taxonomy> classes(Collection<VocPart> parts, SourceReport report) {
        Map<String, Category> classes = new LinkedHashMap<>();
        for (VocPart part : parts) {
            for (Category category : part.classes.orElse(Taxonomy.EMPTY).categories()) {
                Category earlier = classes.putIfAbsent(category.name(), category);
                if (earlier != null && !earlier.color().equals(category.color())) {
                    report.loss(Loss.ofDataset(
                            "voc.color-differs",
                            part.place + VocLayout.LABEL_MAP + " gives '" + category.name() + "' the color '"
                                    + category.color() + "', an earlier label map '" + earlier.color()
                                    + "', which is used"));
                }
            }
        }
        boolean any = parts.stream().anyMatch(part -> part.classes.isPresent());
        return any ? Optional.of(new Taxonomy(List.copyOf(classes.values()))) : Optional.empty();
    }
}
