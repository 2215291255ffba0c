package org.labelport.voc;

import org.labelport.convert.Converter;
import org.labelport.testkit.ConverterContract;

/**
 * With segmentation pictures. A region that another one covers in part comes back as a box and what is left of it, so how many
 * annotations are read is tested in {@link VocSegmentationTest}.
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
