package org.labelport.masks.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.MaskValues;
import org.labelport.masks.file.NoClass;
import org.labelport.masks.file.SmallJson;
import org.labelport.masks.file.TextLines;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.target.FileKind;

/**
 * The classes that a data set lists.
 *
 * @param source name of the list's file; empty when there is no list
 * @param byValue classes by the value of their pixels, without the background
 * @param colors colours by value, the background's included, as far as the list has them
 * @param unreadColors names of classes whose colours the list has, but not as colours
 * @param background whether 0 stands for pixels without a class
 * @param ignored another value that stands for pixels without a class, if the data set names one
 */
public record ReadClasses(
        String source,
        SortedMap<Integer, Category> byValue,
        SortedMap<Integer, Integer> colors,
        List<String> unreadColors,
        boolean background,
        OptionalInt ignored) {

    /** The classes of a data set without a list. */
    static final ReadClasses NONE =
            new ReadClasses("", new TreeMap<>(), new TreeMap<>(), List.of(), true, OptionalInt.empty());

    /** The list of Labelformat and LightlyTrain: an object of values and names. */
    private static final String NAMES = "class_id_to_name.json";

    private static final List<String> LISTS = List.of("labels.txt", "classes.txt", "class_names.txt", "codes.txt");

    /** Reads the first of the known lists that the folder itself has. */
    private static ReadClasses listed(Path folder, Limits limits) throws ExportException, IOException {
        try {
            Path meta = folder.resolve(MaskClasses.META_FILE);
            JsonValue said = FileKind.isThere(meta) ? SmallJson.read(meta, limits) : JsonValue.NOTHING;
            Path classes = folder.resolve(MaskClasses.FILE);
            if (FileKind.isThere(classes)) {
                List<Entry> entries = entries(SmallJson.read(classes, limits));
                return ofEntries(MaskClasses.FILE, entries, ignored(said)).ignoring(said);
            }
            if (FileKind.isThere(meta)) {
                return ofMeta(said).ignoring(said);
            }
            Path names = folder.resolve(NAMES);
            if (FileKind.isThere(names)) {
                return ofEntries(NAMES, named(NAMES, SmallJson.read(names, limits), List.of()));
            }
            for (String name : LISTS) {
                if (FileKind.isThere(folder.resolve(name))) {
                    return ofLines(name, folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return NONE;
    }

    private ReadClasses ignoring(JsonValue meta) {
        return new ReadClasses(source, byValue, colors, unreadColors, background, ignored(meta));
    }

    private static OptionalInt ignored(JsonValue meta) {
        return meta.integerOf(MaskClasses.IGNORE_INDEX).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** Reads the first of the known lists that a folder has, else the list in the folders of its splits. */
    public static ReadClasses in(Path folder, Limits limits) throws ExportException, IOException {
        ReadClasses listed = listed(folder, limits);
        if (!listed.source().isEmpty()) {
            return listed;
        }
        try {
            Optional<SortedMap<Integer, String>> values = PixelValues.in(folder, limits);
            return values.isPresent() ? ofNames(PixelValues.FILE, values.get()) : listed;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static ExportException unreadable(IOException e) {
        return new ExportException("masks.classes", FileTrouble.of(e) + ". Correct that file.", e);
    }

    /** @param color as the list has it; empty when it has none */
    private record Entry(int value, String name, Optional<JsonValue> color) {

        Optional<Integer> readColor() {
            return color.flatMap(ClassColor::ofList);
        }
    }

    private static List<Entry> entries(JsonValue json) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (JsonValue element : json.elements()) {
            boolean isName = element.is(Kind.TEXT);
            Optional<Integer> value = isName
                    ? Optional.of(entries.size())
                    : element.integerOf("index")
                            .or(() -> element.integerOf("id"))
                            .filter(number -> number >= 0 && number <= MaskValues.LARGEST);
            String name = isName ? element.text() : element.textOf("name");
            if (value.isPresent() && !name.isEmpty()) {
                entries.add(new Entry(value.get(), name, element.present("color")));
            } else {
                throw new IOException("classes.json: the element " + entries.size()
                        + " needs an \"index\" from 0 to 65535 and a \"name\"");
            }
        }
        return entries;
    }

    private static ReadClasses ofMeta(JsonValue json) throws IOException {
        JsonValue labels = json.field("label_map").orElse(JsonValue.NOTHING);
        return ofEntries(
                MaskClasses.META_FILE, named(MaskClasses.META_FILE, labels, json.elementsOf("segmentation_colors")));
    }

    private static List<Entry> named(String source, JsonValue labels, List<JsonValue> colors) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String key : labels.fields().keySet()) {
            int value = number(source, key);
            String name = labels.textOf(key);
            if (!name.isEmpty()) {
                Optional<JsonValue> color =
                        entries.size() < colors.size() ? Optional.of(colors.get(entries.size())) : Optional.empty();
                entries.add(new Entry(value, name, color));
            }
        }
        return entries;
    }

    private static int number(String source, String text) throws IOException {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= MaskValues.LARGEST) {
            return Integer.parseInt(text);
        }
        throw new IOException(source + ": '" + text + "' is not a value from 0 to 65535");
    }

    private static ReadClasses ofLines(String name, Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : TextLines.of(file)) {
            if (!line.isBlank()) {
                entries.add(new Entry(entries.size(), line.strip(), Optional.empty()));
            }
        }
        return ofEntries(name, entries);
    }

    private static ReadClasses ofNames(String name, SortedMap<Integer, String> names) throws IOException {
        List<Entry> entries = new ArrayList<>();
        names.forEach((value, className) -> entries.add(new Entry(value, className, Optional.empty())));
        return ofEntries(name, entries);
    }

    private static ReadClasses ofEntries(String source, List<Entry> entries) throws IOException {
        return ofEntries(source, entries, OptionalInt.empty());
    }

    /** @param ignored the value of pixels without a class, if the data set names it: 0 is then a class like others */
    private static ReadClasses ofEntries(String source, List<Entry> entries, OptionalInt ignored) throws IOException {
        SortedMap<Integer, Category> byValue = new TreeMap<>();
        SortedMap<Integer, Integer> colors = new TreeMap<>();
        List<String> unreadColors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean background = false;
        for (Entry entry : entries) {
            Optional<Integer> read = entry.readColor();
            read.ifPresent(color -> colors.put(entry.value(), color));
            if (read.isEmpty() && entry.color().isPresent()) {
                unreadColors.add(entry.name());
            }
            if (entry.value() == 0 && ignored.isEmpty() && NoClass.isName(entry.name())) {
                background = true;
                continue;
            }
            String color = read.map(ClassColor::hex).orElse("");
            Category category = new Category(entry.name(), "", color, Skeleton.NONE, List.of());
            if (byValue.put(entry.value(), category) != null || !names.add(entry.name())) {
                throw new IOException(
                        source + ": the value " + entry.value() + " or the name '" + entry.name() + "' is there twice");
            }
        }
        return new ReadClasses(source, byValue, colors, unreadColors, background, OptionalInt.empty());
    }

    /** Returns what to tell of each colour that is none. */
    public List<String> colorProblems() {
        return unreadColors.stream()
                .map(
                        name -> "the colour of '" + name
                                + "' is not a list of red, green and blue from 0 to 255, so that the class has none. Correct it.")
                .toList();
    }

    /** Returns the classes in the order of their values. */
    public Taxonomy taxonomy() {
        return new Taxonomy(List.copyOf(byValue.values()));
    }

    /**
     * Returns the class of a value; empty when it has none. Without a list, every value except 0 is a class that is
     * named after its number.
     */
    Optional<String> name(int value) {
        if (source.isEmpty()) {
            return value == 0 ? Optional.empty() : Optional.of(MaskValues.className(value));
        }
        return Optional.ofNullable(byValue.get(value)).map(Category::name);
    }
}
