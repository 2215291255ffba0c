package org.labelport.cvat;

import java.util.Map;

/** Tests the option that writes only key frames, between which CVAT interpolates. */
final class CvatVideoKeyframesContractTest extends CvatVideoContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("frames", "keyframes", "gaps", "interpolated");
    }

    @Override
    protected String goldenName() {
        return "cvat-video-keyframes";
    }
}
