package org.labelport.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.report.Loss;

class FindingsTest {

    /** Every shard of a run keeps its findings to the end, and a large run has thousands of shards. */
    @Test
    void whatIsKeptOfReleasedFindingsIsSmall() {
        List<Findings> shards = new ArrayList<>();
        long before = usedMemory();
        for (int i = 0; i < 10_000; i++) {
            Findings findings = new Findings();
            findings.add(loss(i));
            findings.lossLines();
            findings.releaseLines();
            shards.add(findings);
        }

        long perShard = (usedMemory() - before) / shards.size();

        assertTrue(perShard < 3_000, perShard + " bytes are kept of a shard");
        assertEquals(10_000, shards.size());
    }

    @Test
    void linesGoOnAfterTheyWereReleased() {
        Findings findings = new Findings();
        findings.add(loss(1));
        findings.lossLines();
        findings.releaseLines();
        findings.add(loss(2));
        findings.add(loss(3));

        assertEquals("""
                {"item":"2","annotation":"a","code":"some.code","effect":"changed","detail":"it is different"}
                {"item":"3","annotation":"a","code":"some.code","effect":"changed","detail":"it is different"}
                """, findings.lossLines().toString());
        assertEquals(3, findings.losses().get("some.code"));
    }

    private static Loss loss(int item) {
        return new Loss(Integer.toString(item), "a", "some.code", "it is different", Loss.Effect.CHANGED);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
