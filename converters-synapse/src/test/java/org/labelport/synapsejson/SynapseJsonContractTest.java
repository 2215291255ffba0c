package org.labelport.synapsejson;

import org.labelport.convert.Converter;
import org.labelport.testkit.ConverterContract;

/**
 * The sample comes from no platform, so it is written in the platform's schema. That has no polygons of several parts and no
 * skeletons: such an annotation becomes several, so what comes back is tested by {@link ReadAgainTest}.
 */
final class SynapseJsonContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new SynapseJsonExporter();
    }

    @Override
    protected boolean keepsCategories() {
        return false;
    }
}
