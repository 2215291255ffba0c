package org.labelport.voc.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.TextFile;
import org.labelport.voc.file.VocLayout;

/**
 * The files in a folder of sets: lists of ids, such as {@code train.txt}, and sets of one class, such as {@code
 * cat_train.txt}. CVAT and Datumaro name them after any subset: {@code Validation.txt}, {@code cat_default.txt}.
 *
 * @param lists names of the lists without their extension, sorted
 * @param classes the class name in the name of each set of a class, by the set's name
 */
record SetFiles(Path folder, List<String> lists, SortedMap<String, String> classes) {

    private static final String END = ".txt";
    private static final Set<String> USUAL = Set.of("train", "val", "test", "trainval");

    /**
     * Returns the set files that divide a data set into splits: those in the folder that the challenge has for them, or
     * else in one beside it.
     */
    static Optional<SetFiles> ofSplits(Path root) throws IOException {
        for (String folder : List.of(VocLayout.SETS, VocLayout.SEGMENTED_SETS, VocLayout.ALL_SETS)) {
            SetFiles files = in(root.resolve(folder));
            if (!files.lists.isEmpty()) {
                return Optional.of(files);
            }
        }
        return Optional.empty();
    }

    /** Returns the set files in a folder; none when it does not exist. */
    static SetFiles in(Path folder) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        if (FileKind.isFolder(folder)) {
            FolderList.of(folder, file -> file.toString().endsWith(END) && FileKind.isFile(file))
                    .forEach(file -> names.add(name(file)));
        }
        TreeSet<String> sets = new TreeSet<>(names);
        sets.addAll(USUAL);
        List<String> lists = names.stream()
                .filter(name -> sets.stream().noneMatch(set -> isOfClass(name, set)))
                .toList();
        sets.removeIf(set -> !USUAL.contains(set) && !lists.contains(set));
        SortedMap<String, String> classes = new TreeMap<>();
        for (String name : names) {
            sets.stream()
                    .filter(set -> isOfClass(name, set))
                    .max(Comparator.comparing(String::length))
                    .ifPresent(set -> classes.put(name, name.substring(0, name.length() - set.length() - 1)));
        }
        return new SetFiles(folder, lists, classes);
    }

    private static boolean isOfClass(String name, String set) {
        return name.length() > set.length() + 1 && name.endsWith("_" + set);
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - END.length());
    }

    Path file(String name) {
        return folder.resolve(name + END);
    }

    /**
     * Reads a set file line by line. Blanks at the ends of lines are removed, and lines without anything else left out.
     */
    static void read(Path set, Consumer<String> to) throws ExportException, IOException {
        try (BufferedReader lines = TextFile.open(set)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = line.stripTrailing();
                if (!text.isEmpty()) {
                    to.accept(text);
                }
            }
        } catch (CharacterCodingException e) {
            throw new ExportException("voc.set", TextFile.notUtf8(set), e);
        }
    }
}
