package org.labelport.labelstudio.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.model.Skeleton;

/**
 * Decides how names are spelled in the labelling interface: unique, with characters that XML allows, and without a
 * dollar sign at the beginning, which would make the name a variable.
 */
public final class LabelNames {

    private static final char REPLACEMENT = '\uFFFD';
    private static final String FULL_WIDTH_DOLLAR = "\uFF04";

    private final Map<String, String> spelled = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    public static LabelNames of(List<String> names) {
        LabelNames labels = new LabelNames();
        // Names that stay as they are come first, so that no changed name takes theirs.
        names.stream().filter(name -> safe(name).equals(name)).forEach(labels::add);
        names.forEach(labels::add);
        return labels;
    }

    /** Returns unique labels for the points of a skeleton. */
    public static List<String> ofPoints(Skeleton skeleton) {
        LabelNames names = new LabelNames();
        List<String> labels = new ArrayList<>();
        for (String point : skeleton.points()) {
            labels.add(names.free(safe(point)));
        }
        return labels;
    }

    /** Adds a name and returns its spelling. */
    String add(String name) {
        String known = spelled.get(name);
        if (known != null) {
            return known;
        }
        String free = free(safe(name));
        spelled.put(name, free);
        return free;
    }

    /** Reserves a spelling: the wanted one, with a number at its end if it is taken. */
    public String free(String wanted) {
        String free = wanted;
        for (int suffix = 2; !taken.add(free); suffix++) {
            free = wanted + "__" + suffix;
        }
        return free;
    }

    /** Returns the spelling of a name that has been added. */
    public String of(String name) {
        String found = spelled.get(name);
        if (found == null) {
            throw new IllegalArgumentException("'" + name + "' has not been added");
        }
        return found;
    }

    public static String safe(String name) {
        StringBuilder safe = new StringBuilder(name.length());
        name.codePoints().forEach(character -> safe.appendCodePoint(inXml(character) ? character : REPLACEMENT));
        if (safe.length() > 0 && safe.charAt(0) == '$') {
            safe.replace(0, 1, FULL_WIDTH_DOLLAR);
        }
        return safe.toString();
    }

    private static boolean inXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= ' ' && character < Character.MIN_SURROGATE
                || character > Character.MAX_SURROGATE && character < 0xFFFE
                || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
