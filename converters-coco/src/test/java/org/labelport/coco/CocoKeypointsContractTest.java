package org.labelport.coco;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Keypoint files keep the contract of all formats. */
final class CocoKeypointsContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CocoKeypointsConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CocoKeypointsTarget());
    }
}
