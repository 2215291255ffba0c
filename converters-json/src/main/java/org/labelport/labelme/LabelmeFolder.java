package org.labelport.labelme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.jsonfile.ClassList;
import org.labelport.jsonfile.FolderPictures;
import org.labelport.limits.Limits;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/**
 * A folder of LabelMe files.
 *
 * @param classes the names in {@code labels.txt} and {@code flags.txt}; empty when there is no {@code labels.txt}
 */
record LabelmeFolder(Path root, Optional<Taxonomy> classes) {

    static final String MISSING = "labelme.missing";

    private static final String REPORT = "run.json";

    static LabelmeFolder open(Path root) throws ExportException, IOException {
        if (!FileKind.isFolder(root)) {
            throw new ExportException(MISSING, root + " is not a folder. Give the folder of the JSON files.");
        }
        return new LabelmeFolder(root, classes(root));
    }

    private static Optional<Taxonomy> classes(Path root) throws ExportException, IOException {
        Path labels = root.resolve(LabelmeFiles.LABELS);
        if (!FileKind.isFile(labels)) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>(ClassList.read(labels, "labelme.labels"));
        Path flags = root.resolve(LabelmeFiles.FLAGS);
        if (FileKind.isFile(flags)) {
            names.addAll(ClassList.read(flags, "labelme.labels"));
        }
        names.removeAll(List.of(LabelmeFiles.IGNORE, LabelmeFiles.BACKGROUND));
        return Optional.of(new Taxonomy(names.stream().map(Category::of).toList()));
    }

    static boolean isJson(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(LabelmeFiles.JSON);
    }

    List<String> jsonFiles(Limits limits, FolderWalk.Sink unseen) throws ExportException, IOException {
        List<String> files = FolderWalk.all(root, name -> isJson(name) && !isReport(name), limits, unseen)
                .names();
        if (files.isEmpty()) {
            throw new ExportException(
                    MISSING, "there are no JSON files in " + root + ". Give the folder of LabelMe's files.");
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
