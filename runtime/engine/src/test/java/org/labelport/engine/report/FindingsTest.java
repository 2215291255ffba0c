package org.labelport.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.engine.json.JacksonJson;
import org.labelport.model.JsonText;
import org.labelport.report.ItemError;
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

    @Test
    void linesSayWhatTheyWereGiven() throws IOException {
        Findings findings = new Findings();
        String odd = "\"a\\b\" \n\u0001 é 日 \uD83D\uDE00 \u007f";
        findings.add(new Loss("", "", "some.code", odd, Loss.Effect.CHANGED));
        findings.add(new ItemError(odd, "", "other.code", "plain", 1, 2));

        assertEquals(
                Map.of("code", "some.code", "effect", "changed", "detail", odd),
                new JacksonJson().read(JsonText.of(findings.lossLines().toString())));
        assertEquals(
                Map.of("item", odd, "code", "other.code", "message", "plain", "items", 1L, "annotations", 2L),
                new JacksonJson().read(JsonText.of(findings.errorLines().toString())));
    }

    private static Loss loss(int item) {
        return new Loss(Integer.toString(item), "a", "some.code", "it is different", Loss.Effect.CHANGED);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
