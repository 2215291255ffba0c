package org.labelport.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.ItemException;

class SinglePictureTest {

    private static final Media.Image PICTURE = Media.Image.of(Blob.ABSENT, 4, 3);
    private static final Media.Image WITHOUT_SIZE = Media.Image.of(Blob.ABSENT, 0, 0);

    @Test
    void aPictureIsGivenAsItIs() throws ItemException {
        assertSame(PICTURE, SinglePicture.of(item(PICTURE), "Pascal VOC"));
        assertSame(PICTURE, SinglePicture.withSize(item(PICTURE), "Pascal VOC"));
        assertSame(WITHOUT_SIZE, SinglePicture.of(item(WITHOUT_SIZE), "Pascal VOC"));
    }

    @Test
    void aSizeThatIsNeededAndNotKnownIsAnError() {
        ItemException failure =
                assertThrows(ItemException.class, () -> SinglePicture.withSize(item(WITHOUT_SIZE), "Pascal VOC"));

        assertEquals("image.size-unknown", failure.code());
        assertEquals(
                "Pascal VOC needs the width and height of 'a/b.jpg', and the source has neither", failure.getMessage());
    }

    @Test
    void allOtherMediaAreRefusedByName() {
        Map<Media, String> others = Map.of(
                new Media.Pages(Blob.ABSENT, List.of(PICTURE)), "a document of several pages",
                new Media.Video(Blob.ABSENT, 4, 3, 10, 25, 1), "a video",
                new Media.Audio(Blob.ABSENT, 8000, 1, 10), "audio",
                new Media.Text("text", Blob.ABSENT), "a text",
                new Media.PointCloud(Blob.ABSENT, 1, Optional.empty(), List.of()), "a point cloud",
                new Media.Chat(List.of(), List.of()), "a chat");

        others.forEach((media, name) -> {
            ItemException failure = assertThrows(ItemException.class, () -> SinglePicture.of(item(media), "YOLO"));
            assertEquals("media.unsupported", failure.code());
            assertEquals(
                    "YOLO holds single pictures, and this is " + name + ". Export it in another format",
                    failure.getMessage());
        });
    }

    private static Item item(Media media) {
        return Item.of("1", "a/b.jpg", media, List.of());
    }
}
