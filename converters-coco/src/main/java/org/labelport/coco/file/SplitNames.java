package org.labelport.coco.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.model.Split;
import org.labelport.output.SafePath;

/** Finds the names of splits in the names of files. */
public final class SplitNames {

    /**
     * The name of a split, with a year as in the public COCO data sets. CVAT offers Train, Validation and Test as names
     * of subsets.
     */
    private static final Pattern NAME = Pattern.compile(
            "(train|training|val|valid|validation|test|testing)(\\d{4}|-dev(\\d{4})?)?", Pattern.CASE_INSENSITIVE);

    /** Such a name as a word of a file's name. */
    private static final Pattern WORD =
            Pattern.compile("(|.*[-_. ])(" + NAME + ")(|[-_. ].*)", Pattern.CASE_INSENSITIVE);

    private SplitNames() {}

    /** Whether a text is the name of a split and nothing else. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Returns the split that a name such as {@code train} or {@code val2017} stands for; {@link Split#NONE} for others. */
    public static Split split(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Split.ofWord(matcher.group(1)) : Split.NONE;
    }

    /**
     * Returns the files that are named after a split: those with nothing but its name, or else those whose names differ
     * in it alone, such as {@code train_coco.json} and {@code val_coco.json}. None when there are several such rows of
     * names.
     *
     * @return the files by the names of their splits
     */
    static Map<String, Path> files(List<Path> files) {
        Map<String, Map<String, Path>> rows = new TreeMap<>();
        for (Path file : files) {
            Matcher word = WORD.matcher(SafePath.stem(String.valueOf(file.getFileName())));
            if (word.matches()) {
                String others = word.group(1) + word.group(6);
                rows.computeIfAbsent(others, row -> new TreeMap<>()).put(word.group(2), file);
            }
        }
        Optional<Map<String, Path>> bare = Optional.ofNullable(rows.get(""));
        List<Map<String, Path>> worded =
                rows.values().stream().filter(row -> row.size() > 1).toList();
        return bare.orElseGet(() -> worded.size() == 1 ? worded.get(0) : Map.of());
    }
}
