package org.labelport.synapsejson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.MemoryExport;

/** The platform's folders do not hold splits, so they are a loss. */
class SplitsTest {

    private static List<String> losses(Split split) throws Exception {
        Item item =
                Item.of("1", "a", Media.Image.of(Blob.ABSENT, 0, 0), List.of()).withSplit(split);
        return MemoryExport.of(new SynapseJsonExporter(), Map.of(), List.of(item)).losses().stream()
                .map(Loss::code)
                .toList();
    }

    @Test
    void splitsThatAreLostAreReported() throws Exception {
        assertEquals(List.of("split.dropped"), losses(Split.TRAIN));
        assertEquals(List.of(), losses(Split.NONE));
    }
}
