package org.labelport.synapsejson;

import org.labelport.convert.Converter;
import org.labelport.testkit.ConverterContract;

/**
 * The contract for items that do not come from the platform: they are written in the platform's schema. It has no
 * polygons of several parts and no skeletons, so that such an annotation becomes several. Reading is therefore tested
 * by {@link ReadAgainTest}.
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
