package org.labelport.annotationfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/**
 * The annotation files that a user's path stands for.
 *
 * @param root folder that all files and pictures are in
 * @param names paths of the files, relative to the root
 */
public record AnnotationFiles(Path root, List<String> names) {

    /** The file in which an export describes itself. It has no annotations. */
    private static final String REPORT = "run.json";

    public AnnotationFiles {
        names = List.copyOf(names);
    }

    /**
     * What files are looked for.
     *
     * @param missing code of the error when there are none
     * @param ending of their names, in lower case
     * @param word for them, as in "there are no JSON files"
     * @param remedy what to give instead of a path without such files, as a sentence
     */
    public record Wanted(String missing, String ending, String word, String remedy) {

        private boolean isName(String name) {
            return name.toLowerCase(Locale.ROOT).endsWith(ending) && !("/" + name).endsWith("/" + REPORT);
        }

        private ExportException missing(String what) {
            return new ExportException(missing, what + ". " + remedy);
        }
    }

    /** Returns the file that is given, or those that are wanted in the folder that is given and in those below it. */
    public static AnnotationFiles find(Path given, Wanted wanted, Limits limits, FolderWalk.Sink unseen)
            throws ExportException, IOException {
        if (FileKind.isFile(given)) {
            Path absolute = given.toAbsolutePath();
            return new AnnotationFiles(
                    Optional.ofNullable(absolute.getParent()).orElse(absolute),
                    List.of(String.valueOf(absolute.getFileName())));
        }
        if (!FileKind.isFolder(given)) {
            throw wanted.missing(given + " is not there");
        }
        List<String> names =
                FolderWalk.all(given, wanted::isName, limits, unseen).names();
        if (names.isEmpty()) {
            throw wanted.missing("there are no " + wanted.word() + " files in " + given);
        }
        return new AnnotationFiles(given, names);
    }
}
