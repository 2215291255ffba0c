package org.labelport.imagefolder.write;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.labelport.convert.Census;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.Value;
import org.labelport.output.ValueText;

/** The metadata columns that hold attributes of items, by name. All values of a column have one type. */
public record Columns(Map<String, Type> byName) {

    /** The type of a column, as the library names it. */
    enum Type {
        FLOAT64,
        BOOL,
        STRING;

        static Type of(Value value) {
            return value instanceof Value.Number ? FLOAT64 : value instanceof Value.Flag ? BOOL : STRING;
        }
    }

    /** Names that have a meaning for the library or in this format. */
    static final Set<String> RESERVED =
            Set.of("", "file_name", "file_names", "image", "images", "mask", "objects", "text", "label");

    /** Finds the columns and their types among the attributes of all items. */
    public static Columns of(Census census) throws IOException {
        Map<String, Type> byName = new TreeMap<>();
        census.readItems(numbered -> numbered.item().attributes().forEach((name, value) -> {
            if (isColumn(name)) {
                Type type = Type.of(value);
                byName.merge(name, type, (one, other) -> one == other ? one : Type.STRING);
            }
        }));
        return new Columns(byName);
    }

    /** Returns what a column holds for an item with these attributes, as text; empty for null. */
    static Optional<String> text(String column, Map<String, Value> attributes) {
        return Optional.ofNullable(attributes.get(column)).flatMap(ValueText::of);
    }

    /** Returns whether an attribute with this name can be a column. */
    static boolean isColumn(String name) {
        return !RESERVED.contains(name)
                && !name.endsWith("_file_name")
                && !name.endsWith("_file_names")
                && JsonWriting.whole(name).equals(name);
    }
}
