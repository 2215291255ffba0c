package org.labelport.yolo.ndjson;

/** Tests the same sample as polygons. */
final class NdjsonSegmentContractTest extends NdjsonContract {

    @Override
    String task() {
        return "segment";
    }
}
