package org.labelport.voc.file;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.labelport.output.SafePath;

/**
 * The names of classes in the names of their set files, such as {@code aeroplane_train.txt}: the class's own where that
 * can name a file, else a safe one, perhaps with a number. They follow from the list of classes alone, so that a reader
 * of the list finds each class again. All differ in more than case, as Windows and macOS need it.
 */
public final class SetNames {

    private final Map<String, String> byClass = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** @param classes all classes, in their order */
    public SetNames(List<String> classes) {
        for (String name : classes) {
            if (safe(name).equals(name) && taken.add(key(name))) {
                byClass.put(name, name);
            }
        }
        for (String name : classes) {
            byClass.computeIfAbsent(name, this::free);
        }
    }

    private String free(String name) {
        String free = safe(name);
        for (int number = 2; !taken.add(key(free)); number++) {
            free = safe(name) + "__" + number;
        }
        return free;
    }

    private static String safe(String name) {
        return SafePath.of(name.replace('/', '_').replace('\\', '_'));
    }

    /** Through upper case, because some letters have two lower ones. */
    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The name of one of the classes in the names of its set files. */
    public String of(String className) {
        return requireNonNull(byClass.get(className), className);
    }
}
