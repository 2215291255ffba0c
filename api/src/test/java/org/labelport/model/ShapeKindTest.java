package org.labelport.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What kinds of shapes there are, and on what. */
class ShapeKindTest {

    @ParameterizedTest
    @EnumSource
    void picturesHaveTheShapesThatHaveAPlaceOnThemBesideTagsAndOthers(ShapeKind kind) {
        boolean placeless = kind == ShapeKind.TAG || kind == ShapeKind.OTHER;
        assertEquals(kind.isOn(DataType.IMAGE), kind.isOnPictures() || placeless);
    }
}
