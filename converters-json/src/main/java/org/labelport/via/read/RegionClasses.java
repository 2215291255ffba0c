package org.labelport.via.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.jsonfile.JsonValue;
import org.labelport.model.Taxonomy;
import org.labelport.report.ItemException;
import org.labelport.via.file.ViaNames;

/**
 * Finds the classes of regions among their attributes. One attribute should hold the classes of all, but which one is
 * decided for each region.
 */
final class RegionClasses {

    private static final List<String> USUAL = List.of(ViaNames.CLASS, "label", "name", "type", "category");

    private final Taxonomy declared;
    private final Optional<String> given;
    private Optional<String> first = Optional.empty();
    private boolean told;

    /**
     * @param declared that regions must be in; empty when the files declare none
     * @param given the attribute that holds the class, if the user gave one
     */
    RegionClasses(Taxonomy declared, Optional<String> given) {
        this.declared = declared;
        this.given = given;
    }

    /** Returns the attribute of a region that holds its class, or would hold it. */
    String attributeOf(Map<String, JsonValue> attributes) {
        if (given.isPresent()) {
            return given.get();
        }
        for (String usual : USUAL) {
            if (attributes.containsKey(usual)) {
                return usual;
            }
        }
        return attributes.size() == 1 ? attributes.keySet().iterator().next() : ViaNames.CLASS;
    }

    /**
     * Returns the class of a region, or an empty text. Blanks around a typed name are removed only if the declared
     * classes have the name without them.
     */
    String of(Map<String, JsonValue> attributes) throws ItemException {
        String label = label(attributes, attributeOf(attributes));
        if (!label.isEmpty() && !declared.isEmpty() && declared.indexOf(label).isEmpty()) {
            throw new ItemException(
                    "category.unknown",
                    "'" + label + "' is not among the declared options of the class. Add it there.");
        }
        return label;
    }

    private String label(Map<String, JsonValue> attributes, String name) {
        JsonValue value = attributes.get(name);
        if (value == null) {
            return "";
        }
        List<String> chosen = chosen(value);
        if (!chosen.isEmpty()) {
            return chosen.get(0);
        }
        String typed = value.text();
        boolean slip = typed.isBlank()
                || declared.indexOf(typed).isEmpty()
                        && declared.indexOf(typed.strip()).isPresent();
        return slip ? typed.strip() : typed;
    }

    /** Returns the attributes of a region if none of them is known to be the class. */
    Set<String> withoutClass(Map<String, JsonValue> attributes) {
        if (given.isPresent() || attributes.containsKey(attributeOf(attributes))) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>(attributes.keySet());
        names.removeAll(ViaNames.RESERVED);
        names.remove("");
        return names;
    }

    /** Returns the attribute of earlier classes, if it is another one; only once, so that it is told once. */
    Optional<String> otherThan(String attribute) {
        if (first.isEmpty()) {
            first = Optional.of(attribute);
        }
        if (told || first.get().equals(attribute)) {
            return Optional.empty();
        }
        told = true;
        return first;
    }

    /** Returns the options that are checked. */
    static List<String> chosen(JsonValue value) {
        List<String> chosen = new ArrayList<>();
        value.fields().forEach((name, ticked) -> {
            if (isTicked(ticked)) {
                chosen.add(name);
            }
        });
        return chosen;
    }

    /** Whether VIA checks an option with this value: as in JavaScript, null, 0 and an empty text mean that it does not. */
    private static boolean isTicked(JsonValue value) {
        return switch (value.kind()) {
            case FALSE, NULL -> false;
            case TEXT -> !value.text().isEmpty() && !value.text().equals("false");
            case INTEGER, DECIMAL ->
                !value.text().equals("NaN") && value.finite().orElse(1) != 0;
            case TRUE, ARRAY, OBJECT -> true;
        };
    }
}
