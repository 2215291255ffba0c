package org.labelport.createml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.jsonfile.SplitFolder;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/**
 * The lists that a user means by a path.
 *
 * @param root folder that nothing is read outside of
 * @param names relative to it
 */
record CreateMlFiles(Path root, List<String> names) {

    /** What a run says of itself. */
    private static final String REPORT = "run.json";

    /** A file itself, or all JSON files of a folder and those below it. */
    static CreateMlFiles find(Path given, Limits limits, FolderWalk.Sink unseen) throws ExportException, IOException {
        if (FileKind.isFile(given)) {
            Path absolute = given.toAbsolutePath();
            return new CreateMlFiles(
                    Optional.ofNullable(absolute.getParent()).orElse(absolute),
                    List.of(String.valueOf(absolute.getFileName())));
        }
        if (!FileKind.isFolder(given)) {
            throw missing(given + " is not there");
        }
        List<String> names = FolderWalk.all(
                        given,
                        name -> name.toLowerCase(Locale.ROOT).endsWith(".json") && !("/" + name).endsWith("/" + REPORT),
                        limits,
                        unseen)
                .names();
        if (names.isEmpty()) {
            throw missing("there are no JSON files in " + given);
        }
        return new CreateMlFiles(given, names);
    }

    private static ExportException missing(String what) {
        return new ExportException(
                "createml.missing", what + ". Give a JSON file of Create ML, or the folder that holds some.");
    }

    /** The split that the folder of a file stands for, else the file's name. */
    static Split split(String file) {
        String[] segments = file.split("/");
        Split named = SplitFolder.parse(segments[segments.length - 1].replaceFirst("[.].*", ""));
        return named != Split.NONE || segments.length == 1 ? named : SplitFolder.parse(segments[segments.length - 2]);
    }
}
