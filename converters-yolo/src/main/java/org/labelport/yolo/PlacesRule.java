package org.labelport.yolo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.verify.Findings;
import org.labelport.yolo.TrainingLayout.Program;
import org.labelport.yolo.dataset.PictureFolder;
import org.labelport.yolo.dataset.YamlMapping;

/**
 * Checks the keys of data.yaml that name the pictures of the splits.
 *
 * @param folder the data set's, as an absolute path
 * @param root the folder from which places start
 * @param file the name of data.yaml in the folder
 */
record PlacesRule(Path folder, Path root, String file, Program program, Findings findings) {

    /** Returns the folders and lists that exist in the data set, by split. */
    Map<Split, List<Path>> check(YamlMapping yaml) throws ExportException {
        Map<Split, List<Path>> places = new TreeMap<>();
        put(places, Split.TRAIN, "train", yaml);
        put(places, Split.VALIDATION, yaml.has("val") || !yaml.has("validation") ? "val" : "validation", yaml);
        put(places, Split.TEST, "test", yaml);
        return places;
    }

    private void put(Map<Split, List<Path>> places, Split split, String key, YamlMapping yaml) throws ExportException {
        List<String> texts = yaml.places(key);
        if (texts.isEmpty() && split != Split.TEST && program != Program.CVAT) {
            findings.rejected("split-missing", file, 0, "there is no " + key + ": readers reject a file without it");
        }
        List<Path> found = new ArrayList<>();
        for (String text : texts) {
            Optional<Path> place = place(text, key, yaml.line(key));
            if (place.filter(PlacesRule::isUsable).isPresent()) {
                found.add(place.get());
            } else if (place.isPresent()) {
                String message = key + " names '" + text + "', which does not exist";
                if (split == Split.TEST) {
                    findings.remark("split-missing", file, yaml.line(key), message);
                } else {
                    findings.rejected("split-missing", file, yaml.line(key), message);
                }
            }
        }
        if (!found.isEmpty()) {
            places.put(split, found);
        }
    }

    /** Whether there are pictures, or at least their labels. */
    private static boolean isUsable(Path place) {
        return FileKind.isThere(place) || FileKind.isFolder(PictureFolder.labelFolderOf(place));
    }

    private Optional<Path> place(String text, String key, long line) throws ExportException {
        try {
            Path place = root.resolve(text).normalize();
            if (text.startsWith("../") && !FileKind.isThere(place)) {
                place = root.resolve(text.substring(3)).normalize();
            }
            if (place.startsWith(folder)) {
                return Optional.of(place);
            }
            String what = FileKind.isThere(place) ? "is not checked" : "does not exist on this machine";
            findings.remark("outside", file, line, key + " names '" + text + "' outside this folder, which " + what);
        } catch (InvalidPathException e) {
            findings.rejected("split-missing", file, line, key + " names '" + text + "', which is not a path");
        }
        return Optional.empty();
    }
}
