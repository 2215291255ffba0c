package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Which characters a range is of, where the text has some that Label Studio counts in another way. */
class LabelStudioTextRangesTest extends LabelStudioRoundTrip {

    private static final String CONFIG =
            "<View><Labels name='l' toName='t'><Label value='A'/></Labels><Text name='t' value='$text'/></View>";

    private Trial read(String text, int start, int end, String quoted) throws IOException, ExportException {
        String task = """
                [{"data":{"text":"%s"},"annotations":[{"result":[{"id":"r","from_name":"l","to_name":"t",
                "type":"labels","value":{"start":%d,"end":%d,"text":"%s","labels":["A"]}}]}]}]
                """;
        return read(task.formatted(text, start, end, quoted), CONFIG);
    }

    private static Shape range(int start, int end) {
        return new Shape.Span(List.of(new Shape.Span.Range(start, end)));
    }

    @Test
    void endsOfLinesThatLabelStudioCountsAsOneCharacter() throws IOException, ExportException {
        for (String quoted : List.of("b", "b\\nc")) {
            Trial read = read("a\\r\\nb\\r\\nc", 2, quoted.length() == 1 ? 3 : 5, quoted);
            assertEquals(
                    range(3, quoted.length() == 1 ? 4 : 7),
                    read.annotations(0).get(0).shape());
            assertEquals(List.of(), read.lossCodes());
        }
    }

    @Test
    void endsOfLinesThatWereCountedAsTwo() throws IOException, ExportException {
        Trial read = read("a\\r\\nb", 3, 4, "b");
        assertEquals(range(3, 4), read.annotations(0).get(0).shape());
        assertEquals(List.of(), read.lossCodes());
    }

    @Test
    void anotherTextThanTheResultHasIsTold() throws IOException, ExportException {
        Trial read = read("a cat", 0, 3, "dog");
        assertEquals(range(0, 3), read.annotations(0).get(0).shape());
        assertEquals(
                List.of(Loss.changed(
                        read.ids().get(0),
                        "r",
                        "labelstudio.text-differs",
                        "the text from 0 to 3 is not the one that the result quotes. Check whether this is the text that"
                                + " was annotated")),
                read.losses());
    }

    /** A walk through the text for each of its ranges would take minutes. */
    @Test
    void longTextWithVeryManyRangesIsReadWrittenAndVerified() {
        String line = "one \uD83D\uDE00 of many\n";
        String text = line.repeat(200_000);
        int last = 19_999 * line.length();
        StringBuilder results = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            int start = i * (line.length() - 1);
            results.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"r" + i + "\",\"from_name\":\"l\",\"to_name\":\"t\",\"type\":\"labels\",")
                    .append("\"value\":{\"start\":" + start + ",\"end\":" + (start + 5))
                    .append(",\"text\":\"one \uD83D\uDE00\",\"labels\":[\"A\"]}}");
        }
        String task = "[{\"data\":{\"text\":\"" + text.replace("\n", "\\n") + "\"},\"annotations\":[{\"result\":["
                + results + "]}]}]";
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Trial read = read(task, CONFIG);
            assertEquals(range(last, last + 6), read.annotations(0).get(19_999).shape());
            Item again = again(write(read, List.of()));
            assertEquals(range(last, last + 6), again.annotations().get(19_999).shape());
        });
    }

    /** A walk through the turns for each range, or a text that is put together for each, would take minutes. */
    @Test
    void longDialogueWithVeryManyRangesIsReadWrittenAndVerified() {
        String config = """
                <View><Paragraphs name='p' value='$talk' nameKey='who' textKey='says'/>
                <ParagraphLabels name='l' toName='p'><Label value='A'/></ParagraphLabels></View>
                """;
        String says = "one turn of many in a long talk";
        int turns = 20_000;
        int ranges = 50_000;
        String talk = String.join(",", Collections.nCopies(turns, "{\"who\":\"Ann\",\"says\":\"" + says + "\"}"));
        StringBuilder results = new StringBuilder();
        for (int i = 0; i < ranges; i++) {
            int turn = turns - 1 - i % turns;
            results.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"r" + i + "\",\"from_name\":\"l\",\"to_name\":\"p\",")
                    .append("\"type\":\"paragraphlabels\",\"value\":{\"start\":\"" + turn + "\",\"end\":\"" + turn)
                    .append("\",\"startOffset\":4,\"endOffset\":8,\"text\":\"turn\",\"paragraphlabels\":[\"A\"]}}");
        }
        String task = "[{\"data\":{\"talk\":[" + talk + "]},\"annotations\":[{\"result\":[" + results + "]}]}]";
        int last = (turns - 1) * (says.length() + 1);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Trial read = read(task, config);
            assertEquals(
                    range(last + 4, last + 8), read.annotations(0).get(40_000).shape());
            Item again = again(write(read, List.of()));
            assertEquals(
                    range(last + 4, last + 8), again.annotations().get(40_000).shape());
        });
    }
}
