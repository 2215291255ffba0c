package org.labelport.masks.cityscapes;

import java.util.Map;

/** Cityscapes with own label ids and pictures as they are keeps the contract of all formats. */
final class CityscapesOwnContractTest extends CityscapesContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("ids", "own", "pictures", "keep");
    }

    @Override
    protected String goldenName() {
        return "cityscapes-own";
    }
}
