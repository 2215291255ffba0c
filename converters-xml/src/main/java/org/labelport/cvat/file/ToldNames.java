package org.labelport.cvat.file;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Names that a report has told of: each once, and of very many the first, which is told, too. */
public final class ToldNames {

    /** Stands for all names beyond those that are told. */
    static final String OTHERS = "(others)";

    /** Names come from the file, and nobody reads hundreds of them. */
    private static final int MOST = 100;

    private final Set<String> told = new HashSet<>();

    /** Returns what is to be told of a name: the name, or that there are others; empty when that is told already. */
    public Optional<String> next(String name) {
        if (told.size() > MOST || !told.add(name)) {
            return Optional.empty();
        }
        return Optional.of(told.size() > MOST ? OTHERS : name);
    }
}
