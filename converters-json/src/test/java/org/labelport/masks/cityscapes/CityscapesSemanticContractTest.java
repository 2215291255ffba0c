package org.labelport.masks.cityscapes;

import java.util.Map;
import org.labelport.masks.SecondOfItsClass;
import org.labelport.model.Annotation;

/** Cityscapes with the files of semantic segmentation keeps the contract of all formats. */
final class CityscapesSemanticContractTest extends CityscapesContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("files", "semantic");
    }

    /** Objects of a class are read as one region, so the second ones of their pictures are missing. */
    @Override
    protected boolean comesBack(Annotation annotation) {
        return !SecondOfItsClass.is(annotation);
    }

    @Override
    protected String goldenName() {
        return "cityscapes-semantic";
    }
}
