package org.labelport.via;

import java.util.Map;

class ViaAnnotationsContractTest extends ViaContractTest {

    @Override
    protected boolean keepsCategories() {
        return false;
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("file", "annotations");
    }

    @Override
    protected String goldenName() {
        return "via-annotations";
    }
}
