package org.labelport.csv.tensorflow;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.testkit.trial.Trial;

/** Tables in a folder, and what the target reads of them. */
abstract class TensorflowFixture {

    @TempDir
    Path folder;

    final Trial read(String below) throws Exception {
        return Trial.read(
                new TensorflowTarget(), Map.of("path", folder.resolve(below).toString()), folder);
    }
}
