package org.labelport.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Split;
import org.labelport.report.ExportException;

class SplitRatioTest {

    @Test
    void sharesAreMetForAnyKindOfId() throws ExportException {
        SplitRatio ratio = SplitRatio.parse("0.8/0.1/0.1");
        assertShares(ratio, Integer::toString);
        assertShares(ratio, number -> String.format("%08d.jpg", number));
        assertShares(ratio, number -> "https://example.org/very/long/prefix/of/every/id/" + number);
        assertShares(ratio, number -> Long.toHexString(number * 0x9e3779b97f4a7c15L));
    }

    @Test
    void splitOfAnIdIsFixedForAllTime() {
        SplitRatio ratio = new SplitRatio(0.5, 0.25, 0.25);
        StringBuilder splits = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            // tRain, vAlidation, tEst
            splits.append(ratio.of("item-" + i).name().charAt(1));
        }

        assertEquals("ARRERARREAARRRRRRAER", splits.toString());
    }

    @Property
    void trainingItemStaysWhenTheTrainingShareGrows(@ForAll String id) {
        if (new SplitRatio(0.6, 0.2, 0.2).of(id) == Split.TRAIN) {
            assertEquals(Split.TRAIN, new SplitRatio(0.7, 0.2, 0.1).of(id));
        }
        if (new SplitRatio(0.6, 0.2, 0.2).of(id) == Split.TEST) {
            assertEquals(Split.TEST, new SplitRatio(0.5, 0.3, 0.2).of(id));
        }
    }

    @Property
    void shareOfNothingGetsNothing(@ForAll String id) {
        assertEquals(Split.TRAIN, new SplitRatio(1, 0, 0).of(id));
        assertEquals(Split.VALIDATION, new SplitRatio(0, 1, 0).of(id));
        assertEquals(Split.TEST, new SplitRatio(0, 0, 1).of(id));
        assertNotEquals(Split.TEST, new SplitRatio(0.7, 0.3, 0).of(id));
        assertNotEquals(Split.VALIDATION, new SplitRatio(0.9, 0, 0.1).of(id));
    }

    @Test
    void twoSharesLeaveOutTheTestSet() throws ExportException {
        assertEquals(new SplitRatio(0.9, 0.1, 0), SplitRatio.parse("0.9/0.1"));
        assertEquals(new SplitRatio(0.7, 0.2, 0.1), SplitRatio.parse(new SplitRatio(0.7, 0.2, 0.1).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "0.8",
                "0.8/0.3",
                "80/10/10",
                "0.8/0.1/0.1/0",
                "a/b",
                "0.8/0.1/",
                "-0.1/1.1",
                "NaN/1",
                "Infinity/0",
                "0.8,0.2"
            })
    void whatIsNoSplitIsRefused(String text) {
        ExportException refusal = assertThrows(ExportException.class, () -> SplitRatio.parse(text));

        assertEquals("option.invalid", refusal.code());
        assertEquals(
                "'" + text
                        + "' is not a split. Give shares that add up to 1, as train/val or train/val/test: 0.8/0.1/0.1.",
                refusal.getMessage());
    }

    private static void assertShares(SplitRatio ratio, IntFunction<String> ids) {
        int items = 20_000;
        Map<Split, Integer> counts = new EnumMap<>(Split.class);
        for (int i = 0; i < items; i++) {
            counts.merge(ratio.of(ids.apply(i)), 1, Integer::sum);
        }

        assertEquals(0.8, counts.get(Split.TRAIN) / (double) items, 0.015);
        assertEquals(0.1, counts.get(Split.VALIDATION) / (double) items, 0.015);
        assertEquals(0.1, counts.get(Split.TEST) / (double) items, 0.015);
    }
}
