package org.labelport.coco;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Results with {@code kind=caption} keep the contract of all formats. */
final class CocoResultsCaptionContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CocoResultsConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CocoResultsTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("kind", "caption");
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of();
    }

    @Override
    protected String goldenName() {
        return "coco-results-caption";
    }
}
