package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ItemFileTest {

    @Test
    void filesOfOneStemAreItemsWithIdsOfTheirOwn() {
        ItemIds ids = new ItemIds();
        assertEquals(
                List.of("a", "a__2", "b"),
                List.of(
                        ItemFile.of("a.XML", "a", ids).id(),
                        ItemFile.of("a.xml", "a", ids).id(),
                        ItemFile.of("b.xml", "b", ids).id()));
    }
}
