package org.labelport.imagefolder.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.json.Json;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.masks.file.MaskValues;
import org.labelport.masks.file.NoClass;
import org.labelport.masks.file.SmallJson;
import org.labelport.output.ByteText;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/**
 * The names of the values of masks: {@code id2label.json}, which training scripts look for.
 *
 * @param isThere whether the data set has such a file
 * @param byValue names of classes by value, without a background at 0
 */
public record MaskNames(boolean isThere, SortedMap<Integer, String> byValue) {

    public static final String FILE = "id2label.json";

    /** Returns the file for classes whose values begin at 1, with a background at 0. */
    public static ByteText text(List<String> classes, Json json) throws IOException {
        String none = "background";
        while (classes.contains(none)) {
            none = "_" + none + "_";
        }
        Map<String, Object> names = new LinkedHashMap<>(Map.of("0", none));
        for (String name : classes) {
            names.put(Integer.toString(names.size()), name);
        }
        ByteText text = new ByteText();
        json.write(names, text, Json.Style.LINE);
        return text.ascii('\n');
    }

    /**
     * Reads the file of a data set, if it is there.
     *
     * @throws ExportException when it cannot be read or has another form
     */
    public static MaskNames in(Path root, Limits limits) throws ExportException {
        Path file = root.resolve(FILE);
        SortedMap<Integer, String> byValue = new TreeMap<>();
        if (!FileKind.isThere(file)) {
            return new MaskNames(false, byValue);
        }
        try {
            JsonValue names = SmallJson.read(file, limits);
            if (!names.is(Kind.OBJECT)) {
                throw new IOException(file + " is not an object of names by number");
            }
            for (String number : names.fields().keySet()) {
                String name = names.textOf(number);
                if (!number.matches("[0-9]{1,5}") || Integer.parseInt(number) > MaskValues.LARGEST || name.isEmpty()) {
                    throw new IOException(file + ": '" + number + "' is not a number up to 65535, or has no name");
                }
                if (Integer.parseInt(number) > 0 || !NoClass.isName(name)) {
                    byValue.put(Integer.parseInt(number), name);
                }
            }
        } catch (IOException e) {
            throw new ExportException("imagefolder.id2label", e.getMessage() + ". Correct the file.", e);
        }
        return new MaskNames(true, byValue);
    }

    /** Returns the classes of a list, followed by those that only masks have. */
    public List<String> with(List<String> classes) {
        List<String> all = new ArrayList<>(classes);
        byValue.values().stream()
                .distinct()
                .filter(name -> !classes.contains(name))
                .forEach(all::add);
        return all;
    }

    /**
     * Returns the class of a value; empty when it has none. Without the file, every value except 0 is a class that is
     * named after its number.
     */
    public Optional<String> name(int value) {
        if (isThere) {
            return Optional.ofNullable(byValue.get(value));
        }
        return value == 0 ? Optional.empty() : Optional.of(MaskValues.className(value));
    }

    /**
     * Returns whether a value means that there is no class: 0 and the largest value, unless they have names.
     *
     * @param bits of the mask's values
     */
    public boolean isNone(int value, int bits) {
        int ignored = MaskValues.largest(bits);
        return (value == 0 || value == ignored) && !byValue.containsKey(value);
    }
}
