package org.labelport.export;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.labelport.model.DataType;
import org.labelport.options.OptionSpec;
import org.labelport.plugin.ProvidedId;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.TargetHandler;

/**
 * An installed target.
 *
 * @param id what users give before the colon of {@code --from}
 * @param title a short name for people
 * @param dataTypes that it can read
 * @param filterKeys what its filter may hold
 * @param version of the bundle or module that provides it
 * @param provider name of that bundle or module
 */
public record TargetInfo(
        String id,
        String title,
        Set<DataType> dataTypes,
        List<OptionSpec> filterKeys,
        String version,
        String provider) {

    public TargetInfo {
        dataTypes = Set.copyOf(dataTypes);
        filterKeys = List.copyOf(filterKeys);
    }

    /**
     * Describes a target from its annotation.
     *
     * @param version of the bundle or module that provides it
     * @param provider name of that bundle or module
     * @throws IllegalArgumentException when the annotation is missing, names an unknown type of data, or has an id that
     *     cannot be given because of how it is spelt, or the target has null for its filter keys
     */
    public static TargetInfo of(TargetHandler handler, String version, String provider) {
        String type = handler.getClass().getName();
        ProvidesTarget target = handler.getClass().getAnnotation(ProvidesTarget.class);
        if (target == null) {
            throw new IllegalArgumentException(type + " has no @ProvidesTarget");
        }
        ProvidedId.require("@ProvidesTarget of " + type, target.target());
        Set<DataType> dataTypes = new LinkedHashSet<>();
        for (String key : target.data__types()) {
            dataTypes.add(DataType.ofKey(key)
                    .orElseThrow(() -> new IllegalArgumentException("@ProvidesTarget of " + type
                            + " names the unknown type of data '" + key + "'. There are "
                            + Arrays.stream(DataType.values())
                                    .map(DataType::key)
                                    .collect(Collectors.joining(", ")))));
        }
        @Nullable List<OptionSpec> keys = handler.filterKeys();
        if (keys == null) {
            throw new IllegalArgumentException("filterKeys() of " + type + " has returned null");
        }
        return new TargetInfo(target.target(), target.title(), dataTypes, keys, version, provider);
    }
}
