package org.labelport.storage;

import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows storages by the number that jobs name them by. A stateless service; the operator's own list is asked first. */
@ConsumerType
public interface StorageCatalogue {

    /**
     * Looks a storage up.
     *
     * @return the storage; empty when this catalogue has none of that number, or is not set up
     * @throws IOException when it cannot tell; the message has no secret of the storage
     */
    Optional<StorageEntry> find(long id) throws IOException;
}
