package org.labelport.coco.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PictureNameTest {

    @Test
    void queryOfAnAddressIsNoPartOfTheName() {
        assertEquals(
                PictureName.ofFile("https://storage.example/x/a.jpg"),
                PictureName.of("https://storage.example/x/a.jpg?Expires=1&KeyName=k/v", ""));
        assertEquals(
                new PictureName("a.jpg", "val/a.jpg"),
                PictureName.of("", "https://storage.example/val/a.jpg?sig=1/2#top"));
        assertEquals(PictureName.ofFile("a?b#c.jpg"), PictureName.of("a?b#c.jpg", ""));
    }
}
