package org.labelport.yolo.ndjson;

/** Tests the same sample as boxes. */
final class NdjsonDetectContractTest extends NdjsonContract {

    @Override
    String task() {
        return "detect";
    }
}
