package org.labelport.labelme;

import java.util.Map;

class LabelmeOrientedContractTest extends LabelmeContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("oriented", "rectangle");
    }

    @Override
    protected String goldenName() {
        return "labelme-oriented";
    }
}
