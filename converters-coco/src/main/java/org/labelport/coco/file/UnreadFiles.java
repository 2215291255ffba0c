package org.labelport.coco.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/**
 * Reports JSON files of a data set's folder that are not read.
 *
 * @param read files that are read, and so are not reported
 */
public record UnreadFiles(List<CocoFile> read, SourceReport report) {

    /** What is said of a file that is not read. */
    public static final String UNREAD =
            "is not read: its name is not one of those that are looked for first, such as instances_<split>.json in"
                    + " annotations. Rename it, or give the file alone";

    /** Reports the {@link #unknown} files. */
    public void reportUnknown(CocoFolder folder) throws IOException {
        for (Path file : unknown(folder, read)) {
            report.loss(Loss.ofDataset(CocoCodes.FILE_IGNORED, file + " " + UNREAD));
        }
    }

    /**
     * Returns JSON files in {@code annotations} whose names tell no kind, those beside files that are read, and those of
     * another layout, such as Roboflow's in folders of splits.
     *
     * @param read files that are read, and so are not returned
     */
    public static Set<Path> unknown(CocoFolder folder, List<CocoFile> read) throws IOException {
        List<Path> files = read.stream().map(CocoFile::json).toList();
        Set<Path> unknown = new LinkedHashSet<>(folder.ofUnknownKind());
        if (files.stream().anyMatch(folder::isIn)) {
            unknown.addAll(folder.jsonFiles());
        }
        unknown.addAll(folder.besidePictures());
        for (CocoFolder part : folder.parts()) {
            if (files.stream().noneMatch(part::holds)) {
                unknown.addAll(part.besidePictures());
                unknown.addAll(JsonFiles.in(part.annotations()));
            }
        }
        files.forEach(unknown::remove);
        for (CocoFolder part : folder.partsOf(read)) {
            unknown.addAll(unknown(part, read));
        }
        return unknown;
    }

    /** Reports the kinds whose files are not read: all that the folder has, except the first one. */
    public void reportOtherKinds(CocoFolder folder, List<CocoKind> kinds) throws IOException {
        List<CocoKind> found = new ArrayList<>();
        for (CocoKind kind : kinds) {
            if (!folder.ofKind(kind).isEmpty()) {
                found.add(kind);
            }
        }
        for (CocoKind kind : found.subList(Math.min(1, found.size()), found.size())) {
            report.loss(Loss.ofDataset(
                    CocoCodes.FILE_IGNORED,
                    folder.annotations() + " also has files " + kind.task()
                            + "_<split>.json, which are not read because there are files "
                            + found.get(0).task() + "_<split>.json. --filter kind=" + kind.key() + " reads them"));
        }
        for (CocoFolder part : folder.partsOf(read)) {
            reportOtherKinds(part, kinds);
        }
    }
}
