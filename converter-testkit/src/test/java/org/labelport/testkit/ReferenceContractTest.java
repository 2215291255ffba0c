package org.labelport.testkit;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;

/** A correct converter keeps the whole contract. */
final class ReferenceContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new ReferenceConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new ReferenceReader());
    }
}
