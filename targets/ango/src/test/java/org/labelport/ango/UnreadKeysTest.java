package org.labelport.ango;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.report.Loss;

class UnreadKeysTest {

    @Test
    void ofVeryManyKeysItIsToldThatThereAreOthers() {
        List<Loss> losses = new ArrayList<>();
        UnreadKeys keys = new UnreadKeys(losses::add);

        for (int i = 0; i < 1500; i++) {
            keys.tell("task.k" + i);
            keys.tell("task.k" + i);
        }

        assertEquals(1001, losses.size());
        assertEquals("'task.k999' is not read", losses.get(999).detail());
        assertEquals(
                "more than 1000 keys are not read; the others are not named",
                losses.get(1000).detail());
    }
}
