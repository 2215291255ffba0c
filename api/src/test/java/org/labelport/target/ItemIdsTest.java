package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that items of a source have different ids. */
class ItemIdsTest {

    private final ItemIds ids = new ItemIds();

    @Test
    void onlyRepeatedIdsGetANumber() {
        assertEquals(
                List.of("a.jpg", "b.jpg", "a.jpg__2", "b.jpg__3", "a.jpg__4"),
                Stream.of("a.jpg", "b.jpg", "a.jpg", "b.jpg", "a.jpg")
                        .map(ids::next)
                        .toList());
    }

    @Test
    void anIdOfTheSourceIsNotGivenToAnotherItem() {
        assertEquals(
                List.of("a__2", "a", "a__3", "a__2__4"),
                Stream.of("a__2", "a", "a", "a__2").map(ids::next).toList());
    }

    @Test
    void manyItemsOfOneIdAreTakenQuickly() {
        Set<String> given = new HashSet<>();
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 200_000; i++) {
                given.add(ids.next("a"));
            }
        });
        assertEquals(200_000, given.size());
    }
}
