package org.labelport.labelstudio;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Label Studio keeps the contract of all formats. */
final class LabelStudioContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new LabelStudioConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new LabelStudioTarget());
    }

    /** A task may have annotations and predictions, but by default only one of the two is read. */
    @Override
    protected Map<String, Object> readerFilter(Path export) {
        return Map.of("path", export.toString(), "predictions", "all");
    }
}
