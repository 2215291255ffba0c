package org.labelport.csv.openimages;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class OpenImagesContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new OpenImagesConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new OpenImagesTarget());
    }

    /** Corners are shares with eight decimals. */
    @Override
    protected double tolerance() {
        return 0.01;
    }
}
