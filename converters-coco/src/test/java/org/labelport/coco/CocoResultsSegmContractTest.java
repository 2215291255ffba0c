package org.labelport.coco;

/** Results with {@code kind=segm} keep the contract of all formats. */
final class CocoResultsSegmContractTest extends CocoResultsContract {

    @Override
    String kind() {
        return "segm";
    }

    /** Boxes become whole pixels. */
    @Override
    protected double tolerance() {
        return 1;
    }
}
