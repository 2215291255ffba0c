package org.labelport.masks.file;

import java.util.Locale;
import java.util.Set;

/** The names that lists of classes give to pixels without a class. */
public final class NoClass {

    private static final Set<String> NAMES = Set.of("background", "unlabeled", "unlabelled", "void", "other", "ignore");

    private NoClass() {}

    /** Returns whether a name is one of them, in any case, with or without underscores around it. */
    public static boolean isName(String name) {
        return NAMES.contains(name.replaceAll("^_++|(?<!_)_++$", "").toLowerCase(Locale.ROOT));
    }
}
