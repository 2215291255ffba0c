package org.labelport.cvat.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;

/**
 * The XML files of a data set.
 *
 * @param root folder that the paths of files start at
 * @param files paths of the files, {@code /}-separated and sorted
 */
public record CvatFolder(Path root, List<String> files) {

    private static final String XML = ".xml";
    private static final int MOST_FILES = 100_000;

    /**
     * Finds the XML file that a user names, or those in a folder that the user names.
     *
     * @param unseen is told which files and folders are not looked at
     */
    public static CvatFolder find(Path given, Limits limits, FolderWalk.Sink unseen)
            throws ExportException, IOException {
        if (FileKind.isFile(given)) {
            Path absolute = given.toAbsolutePath();
            Path parent = absolute.getParent();
            return new CvatFolder(parent == null ? absolute : parent, List.of(name(given)));
        }
        if (!FileKind.isFolder(given)) {
            throw new ExportException(
                    "cvat.missing", given + " is not there. Give a CVAT XML file, or a folder that holds some.");
        }
        List<String> files = new ArrayList<>();
        FolderWalk walk =
                FolderWalk.all(given, name -> name.toLowerCase(Locale.ROOT).endsWith(XML), limits, unseen);
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            files.add(name.get());
            if (files.size() > MOST_FILES) {
                throw new ExportException(
                        "cvat.missing", given + " holds more than " + MOST_FILES + " XML files. Give one of them.");
            }
        }
        if (files.isEmpty()) {
            throw new ExportException(
                    "cvat.missing", "there are no XML files in " + given + ". Give the folder of annotations.xml.");
        }
        requireInside(given, files);
        return new CvatFolder(given, List.copyOf(files));
    }

    private static void requireInside(Path folder, List<String> files) throws ExportException, IOException {
        MediaFolder inside = new MediaFolder(folder);
        for (String file : files) {
            try {
                inside.find(file);
            } catch (ItemException e) {
                throw new ExportException(
                        e.code(),
                        e.getMessage() + ". Put the file itself there, or give its path instead of the folder's.",
                        e);
            }
        }
    }

    public Path path(String file) {
        return root.resolve(file);
    }

    /** Returns the folder that a file is in. */
    public Path folderOf(String file) {
        Path parent = path(file).getParent();
        return parent == null ? root : parent;
    }

    /** Returns the name of a file without its folders and extension. */
    public static String stem(String file) {
        return SafePath.stem(file.substring(file.lastIndexOf('/') + 1));
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
