package org.labelport.masks.ade20k;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.SmallJson;
import org.labelport.masks.file.TextLines;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.target.FileKind;

/**
 * The classes that a data set lists, by number. Empty for a data set without a list, in which only objects have names.
 */
record AdeClasses(SortedMap<Integer, Category> byNumber) {

    private static final int NAME_COLUMN = 5;

    /** Reads the list of classes in a folder. */
    static AdeClasses in(Path folder, Limits limits) throws ExportException, IOException {
        SortedMap<Integer, Category> classes = new TreeMap<>();
        Set<String> names = new HashSet<>();
        try {
            Path list = folder.resolve(AdeLayout.CLASSES);
            Path table = folder.resolve(AdeLayout.OBJECT_INFO);
            if (FileKind.isThere(list)) {
                for (JsonValue entry : SmallJson.read(list, limits).elements()) {
                    Optional<Integer> color = entry.field("color").flatMap(ClassColor::ofList);
                    add(
                            classes,
                            names,
                            entry.integerOf("index").orElse(0),
                            entry.textOf("name"),
                            color.map(ClassColor::hex).orElse(""));
                }
            } else if (FileKind.isThere(table)) {
                List<String> lines = TextLines.of(table);
                for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                    String[] cells = line.split("\t", -1);
                    boolean row = cells.length > NAME_COLUMN && cells[0].matches("\\d{1,4}");
                    if (row) {
                        add(classes, names, Integer.parseInt(cells[0]), cells[NAME_COLUMN].strip(), "");
                    }
                }
            }
        } catch (IOException e) {
            throw new ExportException("ade20k.classes", FileTrouble.of(e) + ". Correct the list of classes.", e);
        }
        return new AdeClasses(classes);
    }

    private static void add(
            SortedMap<Integer, Category> classes, Set<String> names, int number, String name, String color)
            throws IOException {
        if (number < 1 || name.isEmpty() || classes.containsKey(number) || !names.add(name)) {
            throw new IOException("the class " + number + " '" + name
                    + "' has a number below 1, no name, or the number or name of another class");
        }
        classes.put(number, new Category(name, "", color, Skeleton.NONE, List.of()));
    }

    boolean isEmpty() {
        return byNumber.isEmpty();
    }

    Optional<String> name(int number) {
        return Optional.ofNullable(byNumber.get(number)).map(Category::name);
    }

    Taxonomy taxonomy() {
        return new Taxonomy(List.copyOf(byNumber.values()));
    }
}
