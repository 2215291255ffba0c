package org.labelport.coco;

/** Results with {@code kind=bbox} keep the contract of all formats. */
final class CocoResultsBboxContractTest extends CocoResultsContract {

    @Override
    String kind() {
        return "bbox";
    }
}
