package org.labelport.engine.write;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.events.RunEvents;
import org.labelport.report.Loss;
import org.labelport.report.LossSpec;

/**
 * Tells once of each kind of loss that a format reports without having declared it, of which users could not know
 * beforehand. Such losses count like all others. Thread-safe.
 */
final class DeclaredLosses {

    private final InstalledFormat format;
    private final RunEvents events;
    private final Set<String> known;

    DeclaredLosses(InstalledFormat format, RunEvents events) {
        this.format = format;
        this.events = events;
        this.known = format.descriptor().losses().stream()
                .map(LossSpec::code)
                .collect(Collectors.toCollection(ConcurrentHashMap::newKeySet));
    }

    /** Looks at a loss that the format reports. */
    void check(Loss loss) {
        // Nearly all are known; adding what is there would make the threads wait for each other.
        if (!known.contains(loss.code()) && known.add(loss.code())) {
            events.warn(
                    "converter.undeclared-loss",
                    "format " + format.id() + " " + format.origin().version() + " reports losses of the kind '"
                            + loss.code() + "', which it does not declare, so that 'formats " + format.id()
                            + "' does not list them. They are counted and listed like all others; please report this fault"
                            + " of the format to its author");
        }
    }
}
