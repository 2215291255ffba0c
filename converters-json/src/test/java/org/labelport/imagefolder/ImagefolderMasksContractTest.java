package org.labelport.imagefolder;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.labelport.masks.SecondOfItsClass;
import org.labelport.model.Annotation;
import org.labelport.model.ShapeKind;

/** Pictures with masks keep the contract of all formats. */
final class ImagefolderMasksContractTest extends ImagefolderContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("content", "masks");
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return EnumSet.of(
                ShapeKind.BOX,
                ShapeKind.ROTATED_BOX,
                ShapeKind.POLYGON,
                ShapeKind.POLYLINE,
                ShapeKind.ELLIPSE,
                ShapeKind.MASK);
    }

    @Override
    protected double tolerance() {
        return 1;
    }

    /** Objects of a class are read as one region, so the second ones of their pictures are missing. */
    @Override
    protected boolean comesBack(Annotation annotation) {
        return !SecondOfItsClass.is(annotation);
    }

    @Override
    protected String goldenName() {
        return "imagefolder-masks";
    }
}
