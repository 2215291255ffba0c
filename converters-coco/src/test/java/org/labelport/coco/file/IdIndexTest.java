package org.labelport.coco.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdIndexTest {

    @Test
    void findsWhatAMapFinds() {
        IdIndex index = new IdIndex();
        Map<CocoId, Integer> map = new HashMap<>();
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            CocoId id = random.nextInt(10) == 0
                    ? CocoId.of("t" + random.nextInt(2_000))
                    : CocoId.of((long) random.nextInt(30_000) << random.nextInt(40));
            assertEquals(map.putIfAbsent(id, i) == null, index.add(id, i));
        }
        map.forEach((id, ordinal) -> assertEquals(ordinal, index.find(id)));
        assertEquals(IdIndex.ABSENT, index.find(CocoId.of(-1)));
        assertEquals(IdIndex.ABSENT, index.find(CocoId.of("other")));
    }

    @Test
    void extremeNumbersAreNumbersLikeOthers() {
        IdIndex index = new IdIndex();
        assertTrue(index.add(CocoId.of(0), 7));
        assertTrue(index.add(CocoId.of(Long.MIN_VALUE), 8));
        assertTrue(index.add(CocoId.of(Long.MAX_VALUE), 9));
        assertFalse(index.add(CocoId.of(0), 10));
        assertEquals(7, index.find(CocoId.of(0)));
        assertEquals(8, index.find(CocoId.of(Long.MIN_VALUE)));
        assertEquals(9, index.find(CocoId.of(Long.MAX_VALUE)));
    }

    @Test
    void onlyTheUsualSpellingOfANumberIsANumber() {
        for (String number : new String[] {"0", "7", "-7", "123456789012345678"}) {
            assertTrue(CocoId.isCanonicalNumber(number), number);
            assertEquals(number, CocoId.of(number).toString());
        }
        for (String text : new String[] {"", "-", "-0", "007", "+7", "7.0", " 7", "1234567890123456789", "٧"}) {
            assertFalse(CocoId.isCanonicalNumber(text), text);
            assertEquals(text, CocoId.of(text).toString());
        }
    }
}
