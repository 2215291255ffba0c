package org.labelport.ango;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Value;
import org.labelport.target.ItemSource;
import org.labelport.testkit.trial.Trial;

class QuotedTextTest {

    private static final Map<String, Value> SEOUL = Map.of("text", new Value.Text("Seoul"));

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Item item;
    private List<String> losses;

    @BeforeEach
    void rangeFrom6To11() throws Exception {
        Files.writeString(
                folder.resolve("a.json"),
                ("{'externalId':'a.txt','task':{'taskId':'t','tools':[{'objectId':'o','title':'City',"
                                + "'ner':{'start':6,'end':11,'selection':'Seoul'}}]}}")
                        .replace('\'', '"'));
    }

    private void read() throws Exception {
        Trial read = Trial.read(
                new AngoTarget(),
                Map.of("path", folder.resolve("a.json").toString()),
                scratch,
                file -> Media.Image.of(Blob.ABSENT, 1, 1),
                ItemSource::complete);
        item = read.items().get(0);
        losses = read.lossCodes();
    }

    @Test
    void whatTheTextHasIsNotKeptTwice() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "Hello Seoul");
        read();
        assertEquals(Map.of(), item.annotations().get(0).attributes());
        assertEquals(List.of(), losses);
    }

    @Test
    void anotherTextIsTold() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "Hello there, Seoul");
        read();
        assertEquals(SEOUL, item.annotations().get(0).attributes());
        assertEquals(List.of("ango.text-differs"), losses);
    }

    @Test
    void theQuotationStaysWhereThereIsNoText() throws Exception {
        read();
        assertEquals(SEOUL, item.annotations().get(0).attributes());
        assertEquals(List.of("text.unknown"), losses);
    }
}
