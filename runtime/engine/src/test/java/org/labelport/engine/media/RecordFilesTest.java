package org.labelport.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;

/** Files that only the record of an item names. */
class RecordFilesTest extends PreparedItemsFixture {

    private static SourceFile file(String name, URI location) {
        return new SourceFile(name, name, Blob.at(location, Blob.UNKNOWN_SIZE), JsonText.NONE);
    }

    @Test
    void filesOfTheRecordAreFetchedWhenAFormatHandsThemOn() throws Exception {
        URI picture = server.file("/a.png", PICTURE);
        URI cloud = server.file("/b.pcd", PICTURE);
        SourceRecord record =
                new SourceRecord("i0", JsonText.of("{}"), List.of(file("a.png", picture), file("b.pcd", cloud)));
        Item item = item(0, picture).withSource(record);

        Item whole = only(item, FILES_AND_RECORDS, NETWORK);
        Item partial = only(item, FILES, NETWORK);

        SourceRecord wholeRecord = whole.source().orElseThrow();
        assertEquals(JsonText.of("{}"), wholeRecord.data());
        assertEquals(whole.media().blob(), wholeRecord.files().get(0).blob());
        assertEquals(
                "file",
                wholeRecord.files().get(1).blob().location().orElseThrow().getScheme());
        SourceRecord partialRecord = partial.source().orElseThrow();
        assertEquals(JsonText.NONE, partialRecord.data(), "nobody needs it");
        assertEquals(partial.media().blob(), partialRecord.files().get(0).blob());
        assertEquals(cloud, partialRecord.files().get(1).blob().location().orElseThrow());
        assertEquals(
                List.of("/a.png", "/a.png", "/b.pcd"),
                server.requests().stream().sorted().toList());
    }

    @Test
    void whatNeighboursShareIsFetchedOnce() throws Exception {
        URI picture = server.file("/a.png", PICTURE);
        URI cloud = server.file("/b.pcd", PICTURE);
        SourceRecord record = new SourceRecord(
                "i0",
                JsonText.of("{}"),
                List.of(file("a.png", picture).withBlob(Blob.at(picture, PICTURE.length)), file("b.pcd", cloud)));
        SourceRecord further = new SourceRecord("i0", JsonText.NONE, List.of());
        Item second = Item.of(
                        "i1",
                        "b.pcd",
                        new Media.PointCloud(Blob.at(cloud, -1), 0, Optional.empty(), List.of()),
                        List.of())
                .withSource(further);
        Item third = item(2, picture).withSource(further);

        List<Item> items = all(
                new ScriptedSource(List.of(item(0, picture).withSource(record), second, third)),
                FILES_AND_RECORDS,
                NETWORK);

        assertEquals(
                List.of("/a.png", "/b.pcd"), server.requests().stream().sorted().toList());
        assertEquals(items.get(0).media().blob(), items.get(2).media().blob());
        assertEquals(
                items.get(0).source().orElseThrow().files().get(1).blob(),
                items.get(1).media().blob());
    }

    @Test
    void failureIsTheSameWhereverTheItemNamesTheFile() throws Exception {
        URI gone = server.at("/gone.png");
        SourceRecord record = new SourceRecord("i0", JsonText.of("{}"), List.of(file("gone.png", gone)));

        Item prepared = only(item(0, gone).withSource(record), FILES_AND_RECORDS, NETWORK);

        assertEquals("media.status", failure(prepared).code());
        assertEquals(
                prepared.media().blob(),
                prepared.source().orElseThrow().files().get(0).blob());
    }
}
