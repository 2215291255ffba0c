package org.labelport.createml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/**
 * The JSON lists that a user's path stands for.
 *
 * @param root folder that all lists and pictures are in
 * @param names paths of the lists, relative to the root
 */
record CreateMlFiles(Path root, List<String> names) {

    /** The file in which an export describes itself. It is not a list. */
    private static final String REPORT = "run.json";

    /** Returns the file that is given, or all JSON files in the folder that is given and in those below it. */
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

    /**
     * Returns those of the files that may be lists, and reports the others; all of them if none may be. Folders also hold
     * the JSON files of other programs, most of which are objects.
     */
    CreateMlFiles lists(LossSink losses, Limits limits) throws ExportException, IOException {
        List<String> lists = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : names) {
            (EntryList.isObject(root.resolve(name), limits) ? others : lists).add(name);
        }
        if (lists.isEmpty()) {
            return this;
        }
        for (String other : others) {
            losses.loss(Loss.ofDataset(
                    "createml.file-dropped", other + " is an object, not a list of pictures, and is not read"));
        }
        return new CreateMlFiles(root, lists);
    }

    private static ExportException missing(String what) {
        return new ExportException(
                "createml.missing", what + ". Give a JSON file of Create ML, or a folder with such files.");
    }

    /** Returns the split that the name of a file stands for, else the one that the name of its folder stands for. */
    static Split split(String file) {
        String[] segments = file.split("/");
        Split named = Split.ofWord(segments[segments.length - 1].replaceFirst("[.].*", ""));
        return named != Split.NONE || segments.length == 1 ? named : Split.ofWord(segments[segments.length - 2]);
    }
}
