package org.labelport.coco.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * Reports JSON files of a data set's folder that are not read.
 *
 * @param read files that are read, and so are not reported
 */
public record UnreadFiles(List<CocoFile> read, LossSink report) {

    /**
     * Reports JSON files in {@code annotations} whose names tell no kind, those beside files that are read, and those of
     * another layout, such as Roboflow's in folders of splits.
     */
    public void reportUnknown(CocoFolder folder) throws IOException {
        List<Path> files = read.stream().map(CocoFile::json).toList();
        Set<Path> ignored = new LinkedHashSet<>(folder.ofUnknownKind());
        if (files.stream().anyMatch(folder::isIn)) {
            ignored.addAll(folder.jsonFiles());
        }
        ignored.addAll(folder.besidePictures());
        for (CocoFolder part : folder.parts()) {
            if (files.stream().noneMatch(part::holds)) {
                ignored.addAll(part.besidePictures());
                ignored.addAll(JsonFiles.in(part.annotations()));
            }
        }
        files.forEach(ignored::remove);
        for (Path file : ignored) {
            report.loss(Loss.ofDataset(
                    CocoCodes.FILE_IGNORED,
                    file + " is not read: its name is not one of those that are looked for first, such as"
                            + " instances_<split>.json in annotations. Rename it, or give the file alone"));
        }
        for (CocoFolder part : folder.partsOf(read)) {
            reportUnknown(part);
        }
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
