package org.labelport.masks;

import java.util.Locale;
import java.util.Set;

/** Names that lists of classes give to pixels of no class. */
public final class NoClass {

    private static final Set<String> NAMES = Set.of("background", "unlabeled", "unlabelled", "void", "other", "ignore");

    private NoClass() {}

    /** Whether a name is one of them, in any case and with bars around it. */
    public static boolean isName(String name) {
        return NAMES.contains(name.replaceAll("^_+|_+$", "").toLowerCase(Locale.ROOT));
    }
}
