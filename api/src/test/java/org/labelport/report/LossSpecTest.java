package org.labelport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossSpecTest {

    @Test
    void ofACodeThatSeveralPlacesDeclareTheFirstCounts() {
        LossSpec own = new LossSpec("my-format.too-long", "names that were cut");
        List<LossSpec> shared = LossSpec.allShared(LossCodes.MASK_EMPTY, LossCodes.TAG_DROPPED);
        LossSpec again = new LossSpec(LossCodes.MASK_EMPTY, "masks of a layout");

        List<LossSpec> joined = LossSpec.joined(List.of(own), shared, List.of(again));

        assertEquals(List.of(own, shared.get(0), shared.get(1)), joined);
    }

    @Test
    void aSharedCodeMustBeOne() {
        assertThrows(IllegalArgumentException.class, () -> LossSpec.allShared("my-format.too-long"));
    }
}
