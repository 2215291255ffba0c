package org.labelport.dm.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.engine.LabelportEngine;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.SourceRecord;
import org.labelport.report.ItemException;

class SdkPictureTest {

    private static final Json JSON = new LabelportEngine().json();
    private static final Media.Image IMAGE = Media.Image.of(Blob.ABSENT, 200, 100);
    private static final Shape BOX = Shape.Box.of(1, 2, 3, 4);

    @Test
    void entriesAreThoseOfTheFirstImage() throws Exception {
        Item item = recorded(
                "{\"images\": [{\"bounding_box\": [{\"id\": \"a\", \"classification\": \"car\", \"data\": [1, 2, 3, 4]}]},"
                        + "{\"bounding_box\": [{\"id\": \"b\", \"classification\": \"car\", \"data\": [1, 2, 3, 4]}]}]}",
                Annotation.of("a", "car", BOX),
                Annotation.of("b", "car", BOX));

        List<SdkEntry> entries = SdkPicture.of(item, JSON).entries("bounding_box");

        assertEquals(List.of("a"), ids(entries));
        assertEquals(List.of(1L, 2L, 3L, 4L), entries.get(0).data());
        assertEquals(List.of("a", "b"), ids(SdkPicture.allEntries(item, List.of("polygon", "bounding_box"), JSON)));
    }

    @Test
    void whatTheRunLeftOutOrRenamedIsSoHereToo() throws Exception {
        Item item = recorded(
                "{\"images\": [{\"bounding_box\": [{\"id\": \"a\", \"classification\": \"car\", \"data\": [1, 2, 3, 4]},"
                        + "{\"id\": \"b\", \"classification\": \"bus\", \"data\": [1, 2, 3, 4]}]}]}",
                Annotation.of("b", "vehicle", BOX));

        List<SdkEntry> entries = SdkPicture.of(item, JSON).entries("bounding_box");

        assertEquals(List.of("b"), ids(entries));
        assertEquals("vehicle", entries.get(0).className());
    }

    @Test
    void annotationsOfOtherSourcesAreFoundByWhateverIdTheyHave() throws Exception {
        Item item = Item.of(
                "1", "a.jpg", IMAGE, List.of(Annotation.of("no id: ü", "car", BOX), Annotation.of("1", "bus", BOX)));

        List<SdkEntry> entries = SdkPicture.of(item, JSON).entries("bounding_box");

        assertEquals(List.of("no id: ü", "1"), ids(entries));
        assertEquals("bus", entries.get(1).className());
    }

    @Test
    void entriesWithoutAnIdOrWithThatOfAnotherAreFoundByTheIdsThatTheReaderMakes() throws Exception {
        Item item = recorded(
                "{\"images\": [{\"polyline\": [7, {\"id\": \"a\"}], \"polygon\": [{\"data\": 1}, {\"id\": \"a\", \"data\": 2},"
                        + " {\"id\": 5, \"data\": 3}, {\"id\": \"a\", \"data\": 4}]}]}",
                Annotation.of("a", "c", BOX),
                Annotation.of("polygon-3", "c", BOX),
                Annotation.of("a-2", "c", BOX),
                Annotation.of("5", "c", BOX),
                Annotation.of("a-3", "c", BOX));

        List<SdkEntry> entries = SdkPicture.of(item, JSON).entries("polygon");

        assertEquals(List.of("polygon-3", "a-2", "5", "a-3"), ids(entries));
        assertEquals(
                List.of(1L, 2L, 3L, 4L), entries.stream().map(SdkEntry::data).toList());
    }

    @Test
    void sizeIsThatOfTheStoredFile() throws Exception {
        Item item = Item.of("1", "a.jpg", new Media.Image(Blob.ABSENT, 200, 100, 6), List.of());

        SdkPicture picture = SdkPicture.of(item, JSON);

        assertEquals(100, picture.storedWidth());
        assertEquals(200, picture.storedHeight());
    }

    @Test
    void jsonOfAnyShapeIsRead() throws Exception {
        for (String json : List.of(
                "{\"images\": []}",
                "{\"images\": [null]}",
                "{\"images\": {}}",
                "{\"images\": [{\"bounding_box\": [7, {}, null]}]}",
                "{\"images\": [{\"bounding_box\": null}]}",
                "{\"classification\": {}}")) {
            assertEquals(List.of(), SdkPicture.of(recorded(json), JSON).entries("bounding_box"), json);
        }
        assertTrue(SdkPicture.of(recorded("{\"images\": [{\"segmentation\": []}]}"), JSON)
                .has("segmentation"));
    }

    @Test
    void itemsThatTheSdkCannotHaveAreRefused() {
        assertEquals("dm.invalid", code(recorded("{")));
        assertEquals("image.size-unknown", code(Item.of("1", "a", Media.Image.of(Blob.ABSENT, 0, 0), List.of())));
        assertEquals("media.unsupported", code(Item.of("1", "a", new Media.Text("", Blob.ABSENT), List.of())));
    }

    @Test
    void furtherPicturesOfARecordAreToldFromItsFirst() {
        assertFalse(SdkPicture.isFurther(recorded("{}")));
        assertFalse(SdkPicture.isFurther(Item.of("1", "a", IMAGE, List.of())));
        assertTrue(SdkPicture.isFurther(
                Item.of("2", "b", IMAGE, List.of()).withSource(new SourceRecord("1", JsonText.NONE, List.of()))));
    }

    private static Item recorded(String json, Annotation... annotations) {
        return Item.of("1", "a.jpg", IMAGE, List.of(annotations))
                .withSource(new SourceRecord("1", JsonText.of(json), List.of()));
    }

    private static List<String> ids(List<SdkEntry> entries) {
        return entries.stream().map(entry -> entry.annotation().id()).toList();
    }

    private static String code(Item item) {
        return assertThrows(ItemException.class, () -> SdkPicture.of(item, JSON))
                .code();
    }
}
