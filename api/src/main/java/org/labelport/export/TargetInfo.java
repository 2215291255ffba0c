package org.labelport.export;

import java.util.List;
import java.util.Set;
import org.labelport.model.DataType;
import org.labelport.options.OptionSpec;

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
}
