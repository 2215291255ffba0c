package org.labelport.cvat;

import java.util.Map;

/** Tests the option that writes a folder with a task for each split. */
final class CvatImagesFilesContractTest extends CvatImagesContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("subsets", "files");
    }

    @Override
    protected String goldenName() {
        return "cvat-images-files";
    }
}
