package org.labelport.coco;

import java.util.Map;

/** COCO with {@code layout=official} keeps the contract of all formats. */
final class CocoOfficialContractTest extends CocoContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("layout", "official");
    }

    @Override
    protected String goldenName() {
        return "coco-official";
    }
}
