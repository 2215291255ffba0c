package org.labelport.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.labelport.testkit.BundleContract;

/** The converter jars as they ship: what their manifests say before they run is what their classes say. */
class ConverterBundlesIT {

    @ParameterizedTest
    @MethodSource("converters")
    void headerSaysWhatTheClassesSay(Path jar) throws IOException {
        BundleContract.verify(jar);
    }

    static List<Path> converters() {
        return Shipped.converters();
    }
}
