package org.labelport.synapsejson;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.synapse.DmTarget;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** The sample comes from no platform, so it is written in the platform's schema. */
final class SynapseJsonContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new SynapseJsonExporter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new DmTarget());
    }

    @Override
    protected boolean keepsSplits() {
        return false;
    }

    @Override
    protected boolean keepsCategories() {
        return false;
    }
}
