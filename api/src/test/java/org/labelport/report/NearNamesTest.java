package org.labelport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {

    @ParameterizedTest
    @CsvSource({
        "'','',0",
        "yolo,yolo,0",
        "yolo,yol,1",
        "yolo,yollo,1",
        "yolo,colo,1",
        "kitten,sitting,3",
        "'',voc,3",
        "csv,cvs,1",
        "export,exprto,2"
    })
    void slipsAreInsertedDeletedChangedAndSwappedLetters(String one, String other, int slips) {
        assertEquals(slips, NearNames.slips(one, other));
        assertEquals(slips, NearNames.slips(other, one));
    }

    @Test
    void nearestIsFirst() {
        assertEquals(
                List.of("csv", "csv-via", "csv-vertex"),
                NearNames.of("CSV", Stream.of("voc", "csv-vertex", "csv", "csv-via", "yolo", "coco", "csv")));
    }

    @Test
    void shortNamesMustBeNearer() {
        assertEquals(List.of(), NearNames.of("a", Stream.of("b", "ab", "abc")));
        assertEquals(List.of("vic"), NearNames.of("via", Stream.of("vic", "voc")));
        assertEquals(List.of(), NearNames.of("yolo", Stream.of("coco")));
        assertEquals(List.of("csv"), NearNames.of("cvs", Stream.of("voc", "csv")));
    }
}
