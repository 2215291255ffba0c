package org.labelport.textgrid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/**
 * The TextGrid files of a folder.
 *
 * @param root the folder
 * @param names of the files relative to it, in their order
 * @param whole whether these are all such files of the folder; else the user gave a single one
 */
record GridFolder(Path root, List<String> names, boolean whole) {

    static final String MISSING = "textgrid.missing";

    /** @param path the folder, or a single file */
    static GridFolder open(Path path, Limits limits, FolderWalk.Sink unseen) throws ExportException, IOException {
        if (FileKind.isFile(path)) {
            Path file = path.toAbsolutePath();
            return new GridFolder(file.getParent(), List.of(String.valueOf(file.getFileName())), false);
        }
        if (!FileKind.isFolder(path)) {
            throw new ExportException(MISSING, path + " does not exist. Give the folder of the TextGrid files.");
        }
        List<String> names =
                FolderWalk.all(path, TextGridFiles::isGrid, limits, unseen).names();
        if (names.isEmpty()) {
            throw new ExportException(
                    MISSING, "there are no TextGrid files in " + path + ". Give the folder that they are in.");
        }
        return new GridFolder(path, names, true);
    }
}
