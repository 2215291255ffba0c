package org.labelport.report;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which names of a source are told, such as those of keys that are not read: each of them once, however often it
 * occurs, and of very many the first {@value #MOST}. Names come from files, which may use ids as keys: then nobody reads
 * all of them, and they would fill the memory. Not thread-safe.
 */
public final class ToldNames {

    /** How many names are told. */
    public static final int MOST = 100;

    /** Stands for all names beyond those that are told. */
    public static final String OTHERS = "(others)";

    private final Set<String> told = new HashSet<>();

    /** Makes an instance to which no name is known. */
    public ToldNames() {}

    /**
     * Returns what is to be told of a name.
     *
     * @return the name, or {@link #OTHERS} for the first of those beyond {@link #MOST}; empty when that was told before
     */
    public Optional<String> next(String name) {
        if (told.size() > MOST || !told.add(name)) {
            return Optional.empty();
        }
        return Optional.of(told.size() > MOST ? OTHERS : name);
    }
}
