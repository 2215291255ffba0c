package org.labelport.engine.catalogue;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.export.TargetInfo;
import org.labelport.model.DataType;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.TargetHandler;

/** A target that is installed. */
public record InstalledTarget(TargetHandler handler, TargetInfo info, Origin origin) {

    /** Sorts by id, and the versions of one id with the best first. */
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");

    static final Comparator<InstalledTarget> BY_ID_BEST_FIRST =
            Comparator.comparing(InstalledTarget::id).thenComparing(InstalledTarget::origin, Origin.BEST_FIRST);

    /**
     * Describes a target.
     *
     * @throws IllegalArgumentException when its annotation is missing, names an unknown type of data, or has an id that
     *     cannot be given because of how it is spelt
     */
    static InstalledTarget of(TargetHandler handler, Origin origin) {
        ProvidesTarget target = handler.getClass().getAnnotation(ProvidesTarget.class);
        if (target == null) {
            throw new IllegalArgumentException(handler.getClass().getName() + " has no @ProvidesTarget");
        }
        if (!ID.matcher(target.target()).matches()) {
            throw new IllegalArgumentException("@ProvidesTarget of "
                    + handler.getClass().getName() + " has the id '" + target.target()
                    + "'. Use lower-case letters and digits, in words that '-', '_' or '.' joins");
        }
        Set<DataType> dataTypes = new LinkedHashSet<>();
        for (String key : target.data__types()) {
            dataTypes.add(DataType.ofKey(key)
                    .orElseThrow(() -> new IllegalArgumentException("@ProvidesTarget of "
                            + handler.getClass().getName() + " names the unknown type of data '" + key + "'")));
        }
        return new InstalledTarget(
                handler,
                new TargetInfo(
                        target.target(),
                        target.title(),
                        dataTypes,
                        handler.filterKeys(),
                        origin.version(),
                        origin.provider()),
                origin);
    }

    public String id() {
        return info.id();
    }

    /** The target's name for messages. */
    public String name() {
        return "target " + id() + " of " + origin.plugin();
    }
}
