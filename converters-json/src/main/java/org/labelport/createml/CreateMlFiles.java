package org.labelport.createml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.labelport.annotationfile.AnnotationFiles;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.target.FolderWalk;

/** Finds the JSON lists that a user's path stands for. */
final class CreateMlFiles {

    private static final AnnotationFiles.Wanted WANTED = new AnnotationFiles.Wanted(
            "createml.missing", ".json", "JSON", "Give a JSON file of Create ML, or a folder with such files.");

    private CreateMlFiles() {}

    /** Returns the file that is given, or all JSON files in the folder that is given and in those below it. */
    static AnnotationFiles find(Path given, Limits limits, FolderWalk.Sink unseen) throws ExportException, IOException {
        return AnnotationFiles.find(given, WANTED, limits, unseen);
    }

    /**
     * Returns those of the files that may be lists, and reports the others; all of them if none may be. Folders also hold
     * the JSON files of other programs, most of which are objects.
     */
    static AnnotationFiles lists(AnnotationFiles files, LossSink losses, Limits limits) throws IOException {
        List<String> lists = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : files.names()) {
            (EntryList.isObject(files.root().resolve(name), limits) ? others : lists).add(name);
        }
        if (lists.isEmpty()) {
            return files;
        }
        for (String other : others) {
            losses.loss(Loss.ofDataset(
                    "createml.file-dropped", other + " is an object, not a list of pictures, and is not read"));
        }
        return new AnnotationFiles(files.root(), lists);
    }

    /** Returns the split that the name of a file stands for, else the one that the name of its folder stands for. */
    static Split split(String file) {
        String[] segments = file.split("/");
        Split named = Split.ofWord(segments[segments.length - 1].replaceFirst("[.].*", ""));
        return named != Split.NONE || segments.length == 1 ? named : Split.ofWord(segments[segments.length - 2]);
    }
}
