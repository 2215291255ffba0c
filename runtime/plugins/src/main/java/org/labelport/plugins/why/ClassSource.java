package org.labelport.plugins.why;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;
import org.osgi.framework.Bundle;

/** Where a bundle's files come from. */
@FunctionalInterface
interface ClassSource {

    /** Opens a file, such as {@code org/acme/Tables.class}. Empty when it is not there. */
    Optional<InputStream> open(String path) throws IOException;

    static ClassSource of(Bundle bundle) {
        return path -> {
            URL url = bundle.getEntry(path);
            return url == null ? Optional.empty() : Optional.of(url.openStream());
        };
    }
}
