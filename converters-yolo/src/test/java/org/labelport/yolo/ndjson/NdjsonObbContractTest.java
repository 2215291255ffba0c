package org.labelport.yolo.ndjson;

/** Tests the same sample as rotated boxes. */
final class NdjsonObbContractTest extends NdjsonContract {

    @Override
    String task() {
        return "obb";
    }
}
