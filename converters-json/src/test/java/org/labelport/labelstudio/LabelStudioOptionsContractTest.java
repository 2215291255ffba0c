package org.labelport.labelstudio;

import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Label Studio keeps the contract of all formats when no option has its default. */
final class LabelStudioOptionsContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new LabelStudioConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new LabelStudioTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of(
                "url-prefix", "", "predictions", "annotations", "polygons", "outline", "empty-items", "annotated");
    }

    @Override
    protected String goldenName() {
        return "label-studio-options";
    }
}
