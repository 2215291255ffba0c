package org.labelport.coco;

import java.util.Map;

/** COCO with {@code layout=single} keeps the contract of all formats. */
final class CocoSingleContractTest extends CocoContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("layout", "single");
    }

    /** One file for all has no place for splits. */
    @Override
    protected boolean keepsSplits() {
        return false;
    }

    @Override
    protected String goldenName() {
        return "coco-single";
    }
}
