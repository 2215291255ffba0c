package org.labelport.labelme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.annotationfile.ClassList;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.limits.Limits;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/**
 * A folder of LabelMe files.
 *
 * @param classes the names in {@code labels.txt} and {@code flags.txt}, in the folder or beside it; empty when there is no
 *     {@code labels.txt}
 */
record LabelmeFolder(Path root, Optional<Taxonomy> classes) {

    static final String MISSING = "labelme.missing";

    private static final String CODE = "labelme.labels";

    private static final String REPORT = "run.json";

    /** What follows when there is XML, which may be that of another program with the same name. */
    private static final String OF_THE_WEB_PAGE =
            ", but XML. That of LabelMe's web page is not read, nor what CVAT exports as LabelMe 3.0: export the task as"
                    + " CVAT for images 1.1 and read it with cvat-images. voc reads XML of Pascal VOC.";

    static LabelmeFolder open(Path root) throws ExportException, IOException {
        if (!FileKind.isFolder(root)) {
            throw new ExportException(MISSING, root + " is not a folder. Give the folder of the JSON files.");
        }
        return new LabelmeFolder(root, classes(root));
    }

    private static Optional<Taxonomy> classes(Path root) throws ExportException, IOException {
        Optional<Path> labels = labels(root);
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>(ClassList.read(labels.get(), CODE));
        Path flags = labels.get().resolveSibling(LabelmeFiles.FLAGS);
        if (FileKind.isFile(flags)) {
            names.addAll(ClassList.read(flags, CODE));
        }
        names.removeAll(List.of(LabelmeFiles.IGNORE, LabelmeFiles.BACKGROUND));
        return Optional.of(new Taxonomy(names.stream().map(Category::of).toList()));
    }

    /** LabelMe's own data sets have the list beside the folder of the JSON files. Another program's list is none. */
    private static Optional<Path> labels(Path root) throws IOException {
        Path inside = root.resolve(LabelmeFiles.LABELS);
        if (FileKind.isFile(inside)) {
            return Optional.of(inside);
        }
        Path beside = root.toAbsolutePath().normalize().resolveSibling(LabelmeFiles.LABELS);
        if (!FileKind.isFile(beside)) {
            return Optional.empty();
        }
        try (InputStream list = Files.newInputStream(beside)) {
            byte[] head = list.readNBytes(LabelmeFiles.IGNORE.length());
            return new String(head, StandardCharsets.UTF_8).equals(LabelmeFiles.IGNORE)
                    ? Optional.of(beside)
                    : Optional.empty();
        }
    }

    static boolean isJson(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(LabelmeFiles.JSON);
    }

    List<String> jsonFiles(Limits limits, FolderWalk.Sink unseen) throws ExportException, IOException {
        List<String> files = FolderWalk.all(root, name -> isJson(name) && !isReport(name), limits, unseen)
                .names();
        if (files.isEmpty()) {
            boolean xml = FolderWalk.anyFile(
                    root, file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".xml"), limits);
            throw new ExportException(
                    MISSING,
                    "there are no JSON files in " + root
                            + (xml ? OF_THE_WEB_PAGE : ". Give the folder of LabelMe's files."));
        }
        return files;
    }

    /**
     * Returns whether a file is the report of the run that wrote the folder: it has the report's name, and there is no
     * picture of the same name.
     */
    boolean isReport(String name) {
        return name.equals(REPORT) && !FolderPictures.hasPicture(root, "run");
    }
}
