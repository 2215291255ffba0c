package org.labelport.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

    @ParameterizedTest
    @CsvSource({
        "train,TRAIN",
        "TRAINING,TRAIN",
        "val,VALIDATION",
        "valid,VALIDATION",
        "Validate,VALIDATION",
        "validation,VALIDATION",
        "dev,VALIDATION",
        "test,TEST",
        "testing,TEST",
        "eval,TEST",
        "evaluation,TEST",
        "trains,NONE",
        "'train ',NONE",
        "'',NONE"
    })
    void usualSpellingsAreKnownAndNothingElse(String word, Split split) {
        assertEquals(split, Split.ofWord(word));
    }
}
