package org.labelport.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;

class FoundPicturesTest {

    private final FoundPictures pictures = new FoundPictures("Look elsewhere", true);

    private void add(String path, Blob blob) {
        pictures.add(Item.of(path, path, Media.Image.of(blob, 2, 2), List.of()));
    }

    @Test
    void someThatAreMissingAmongOthersAreWarnedOf() {
        add("a.jpg", Blob.at(URI.create("file:///a.jpg"), 1));
        add("b.jpg", Blob.ABSENT);
        add("c.jpg", Blob.ABSENT);

        String warning = pictures.warning().orElseThrow();
        assertTrue(warning.startsWith("2 of 3 pictures have no file, the first of them 'b.jpg': "), warning);
        assertTrue(warning.endsWith(". Look elsewhere, or correct their paths there"), warning);
    }

    @Test
    void sourceWithoutAnyIsWarnedOf() {
        add("a.jpg", Blob.ABSENT);
        String warning = pictures.warning().orElseThrow();
        assertTrue(warning.startsWith("the source has no files of its pictures, "), warning);
        assertTrue(warning.endsWith(". Look elsewhere, or say that this is meant with --media none"), warning);
    }

    @Test
    void sourceWithoutAnyIsAsItIsMeantWhereNoneAreWanted() {
        FoundPictures unwanted = new FoundPictures("Look elsewhere", false);
        unwanted.add(Item.of("a.jpg", "a.jpg", Media.Image.of(Blob.ABSENT, 2, 2), List.of()));
        assertEquals(Optional.empty(), unwanted.warning());
    }

    @Test
    void picturesThatCouldNotBeHadAreErrorsElsewhere() {
        add("a.jpg", Blob.at(URI.create("file:///a.jpg"), 1));
        add("b.jpg", Blob.at(URI.create("https://example.org/b.jpg"), 1).failed("media.status", "404"));
        assertEquals(Optional.empty(), pictures.warning());
    }
}
