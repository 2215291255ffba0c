package org.labelport.synapse.items;

import java.util.Optional;
import org.labelport.model.DataType;

/** Tells what kind of medium a file is. */
final class MediaKinds {

    private MediaKinds() {}

    /**
     * The kind by the file's role, else by what the platform calls it, else by its name; empty when none of these
     * tells.
     */
    static Optional<DataType> of(UnitFile file) {
        return ofRole(file.key()).or(() -> DataType.ofKey(file.type())).or(() -> DataType.ofFile(file.name()));
    }

    private static Optional<DataType> ofRole(String role) {
        for (DataType kind : DataType.values()) {
            if (role.startsWith(kind.key())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
