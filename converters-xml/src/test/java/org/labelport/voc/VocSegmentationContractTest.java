package org.labelport.voc;

import org.labelport.convert.Converter;
import org.labelport.testkit.ConverterContract;

/**
 * Tests segmentation pictures. A region that another one partly covers is read back as a box and the rest of the
 * region, so {@link VocSegmentationTest} tests how many annotations are read.
 */
class VocSegmentationContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new VocConverter();
    }

    @Override
    protected String goldenName() {
        return "voc-segmentation";
    }
}
