package org.labelport.cvat;

import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Tests the option that writes a folder with a task for each split. */
final class CvatImagesFilesContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CvatImagesConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CvatImagesTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("subsets", "files");
    }

    @Override
    protected String goldenName() {
        return "cvat-images-files";
    }
}
