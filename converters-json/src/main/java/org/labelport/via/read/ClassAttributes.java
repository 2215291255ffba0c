package org.labelport.via.read;

import java.util.Optional;

/** Notes which attributes hold the classes of regions. They should be one, but it is decided for each region. */
final class ClassAttributes {

    private Optional<String> first = Optional.empty();
    private boolean told;

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
}
