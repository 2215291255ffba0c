package org.labelport.coco;

import java.util.Map;

/** COCO with {@code rle=uncompressed} keeps the contract of all formats. */
final class CocoUncompressedContractTest extends CocoContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("rle", "uncompressed");
    }

    @Override
    protected String goldenName() {
        return "coco-uncompressed";
    }
}
