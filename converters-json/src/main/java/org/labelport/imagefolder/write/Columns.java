package org.labelport.imagefolder.write;

import java.io.IOException;
import java.util.EnumSet;
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
        INT64,
        BOOL,
        STRING;

        /** The type that holds all values of these kinds as they are. */
        static Type of(Set<Kind> kinds) {
            if (SMALL_NUMBERS.containsAll(kinds)) {
                return FLOAT64;
            }
            return WHOLE_NUMBERS.containsAll(kinds) ? INT64 : kinds.equals(Set.of(Kind.FLAG)) ? BOOL : STRING;
        }
    }

    private enum Kind {
        DECIMAL,
        WHOLE,
        /** A whole number that a double does not hold, but 64 bits do. */
        LONG,
        FLAG,
        OTHER;

        static Kind of(Value value) {
            if (value instanceof Value.Number number) {
                boolean whole = number.number() == Math.rint(number.number());
                return whole && Math.abs(number.number()) < 1L << Value.EXACT_BITS ? WHOLE : DECIMAL;
            }
            if (value instanceof Value.Whole number && number.number().bitLength() < Long.SIZE) {
                return LONG;
            }
            return value instanceof Value.Flag ? FLAG : OTHER;
        }
    }

    private static final Set<Kind> SMALL_NUMBERS = EnumSet.of(Kind.DECIMAL, Kind.WHOLE);
    private static final Set<Kind> WHOLE_NUMBERS = EnumSet.of(Kind.WHOLE, Kind.LONG);

    /** Names that have a meaning for the library or in this format. */
    static final Set<String> RESERVED =
            Set.of("", "file_name", "file_names", "image", "images", "mask", "objects", "text", "label");

    /** Finds the columns and their types among the attributes of all items. */
    public static Columns of(Census census) throws IOException {
        Map<String, Set<Kind>> kinds = new TreeMap<>();
        census.readItems(numbered -> numbered.item().attributes().forEach((name, value) -> {
            if (isColumn(name)) {
                kinds.computeIfAbsent(name, first -> EnumSet.noneOf(Kind.class)).add(Kind.of(value));
            }
        }));
        Map<String, Type> byName = new TreeMap<>();
        kinds.forEach((name, seen) -> byName.put(name, Type.of(seen)));
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
