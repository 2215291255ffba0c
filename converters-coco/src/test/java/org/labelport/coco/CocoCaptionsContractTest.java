package org.labelport.coco;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Caption files keep the contract of all formats. Its sample has no captions: see {@link CocoCaptionsTest}. */
final class CocoCaptionsContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CocoCaptionsConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CocoCaptionsTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("attribute", "note");
    }

    /** A tag without a text is not a caption. */
    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of();
    }

    @Override
    protected boolean keepsCategories() {
        return false;
    }
}
