package org.labelport.via.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/**
 * The annotation files that a user's path stands for.
 *
 * @param root folder that all files and pictures are in
 * @param names paths of the files, relative to the root
 */
public record ViaFiles(Path root, List<String> names) {

    private static final String REPORT = "run.json";

    /** Returns what a user can say about the files to read, which a word such as JSON names. */
    public static List<OptionSpec> filterKeys(String word) {
        return List.of(
                OptionSpec.required("path", Type.PATH, "A " + word + " file of VIA, or a folder with such files."),
                OptionSpec.optional(
                        "images",
                        Type.PATH,
                        "Folder of the pictures; without it, they are looked for beside the file or where it says."),
                OptionSpec.optional(
                        "class",
                        Type.TEXT,
                        "Attribute that holds the class; without it, class, label, name, type, category or the only attribute."));
    }

    /** Finds the files that end in a certain way; the file itself when one is given. */
    public static ViaFiles find(Path given, Limits limits, FolderWalk.Sink unseen, String format, String ending)
            throws ExportException, IOException {
        if (FileKind.isFile(given)) {
            Path absolute = given.toAbsolutePath();
            return new ViaFiles(
                    Optional.ofNullable(absolute.getParent()).orElse(absolute),
                    List.of(String.valueOf(absolute.getFileName())));
        }
        if (!FileKind.isFolder(given)) {
            throw new ExportException(
                    format + ".missing", given + " is not there. Give a file of VIA, or a folder with such files.");
        }
        List<String> names = FolderWalk.all(
                        given,
                        name -> name.toLowerCase(Locale.ROOT).endsWith(ending) && !("/" + name).endsWith("/" + REPORT),
                        limits,
                        unseen)
                .names();
        if (names.isEmpty()) {
            throw new ExportException(
                    format + ".missing",
                    "there are no " + ending + " files in " + given
                            + ". Give a file of VIA, or a folder with such files.");
        }
        return new ViaFiles(given, names);
    }

    /** Returns the split that a file's name stands for, else the one that the name of its folder stands for. */
    public static Split split(String name) {
        Split own = Split.ofWord(stem(name));
        int slash = name.lastIndexOf('/');
        return own != Split.NONE || slash < 0
                ? own
                : Split.ofWord(name.substring(name.lastIndexOf('/', slash - 1) + 1, slash));
    }

    /** Returns the name of a file without its folders and extension. */
    public static String stem(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
