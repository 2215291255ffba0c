package org.labelport.shell.text;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Writes several names in one line. */
public final class Listing {

    private Listing() {}

    /** {@code a, b, c}, or {@code none}. */
    public static String of(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** The keys of constants, in the order of their declaration. */
    public static <E extends Enum<E>> String of(Set<E> constants, Function<E, String> key) {
        List<String> keys = constants.stream().sorted().map(key).toList();
        return of(keys);
    }

    /** The same, but {@code any} when the set holds all constants. */
    public static <E extends Enum<E>> String brief(Set<E> constants, Function<E, String> key) {
        boolean all = constants.stream()
                .findAny()
                .map(one -> one.getDeclaringClass().getEnumConstants().length == constants.size())
                .orElse(false);
        return all ? "any" : of(constants, key);
    }
}
