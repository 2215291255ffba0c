package org.labelport.engine.catalogue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.labelport.export.TargetInfo;
import org.labelport.model.DataType;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.TargetHandler;

/** A target that can be read. */
public record InstalledTarget(TargetHandler handler, TargetInfo info) {

    /**
     * Describes a target.
     *
     * @throws IllegalArgumentException when its annotation is missing or names an unknown type of data
     */
    static InstalledTarget of(TargetHandler handler) {
        ProvidesTarget target = handler.getClass().getAnnotation(ProvidesTarget.class);
        if (target == null) {
            throw new IllegalArgumentException(handler.getClass().getName() + " has no @ProvidesTarget");
        }
        Set<DataType> dataTypes = new LinkedHashSet<>();
        for (String key : target.data__types()) {
            dataTypes.add(DataType.ofKey(key)
                    .orElseThrow(() -> new IllegalArgumentException("@ProvidesTarget of "
                            + handler.getClass().getName() + " names the unknown '" + key + "' among "
                            + Arrays.toString(target.data__types()))));
        }
        Origin origin = Origin.of(handler);
        return new InstalledTarget(
                handler,
                new TargetInfo(
                        target.target(),
                        target.title(),
                        dataTypes,
                        handler.filterKeys(),
                        origin.version(),
                        origin.provider()));
    }

    public String id() {
        return info.id();
    }
}
