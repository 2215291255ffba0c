package org.labelport.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.raster.Painting.Fate;
import org.labelport.raster.Painting.Note;
import org.labelport.report.ItemException;

final class ItemPainterTest {

    private static Annotation box(String id, int z, double x, double width) {
        return new Annotation(
                id,
                "cat",
                Shape.Box.of(x, 0, width, 1),
                Annotation.WHOLE_ITEM,
                true,
                "",
                "",
                z,
                Map.of(),
                Annotation.Provenance.UNKNOWN);
    }

    private static Painting paint(Annotation... annotations) throws ItemException {
        Item item = Item.of("i", "i.png", Media.Image.of(Blob.ABSENT, 6, 1), List.of(annotations));
        return ItemPainter.paint(item, Limits.USUAL, annotation -> Optional.empty());
    }

    private static List<String> codes(Painting painting, int place) {
        return painting.fates().get(place) instanceof Fate.Seen seen
                ? seen.notes().stream().map(Note::code).toList()
                : List.of("refused "
                        + ((Fate.Refused) painting.fates().get(place)).reason().code());
    }

    @Test
    void laterCoversEarlierUnlessItsOrderIsLower() throws ItemException {
        assertArrayEquals(
                new int[] {1, 1, 2, 2, 0, 0},
                paint(box("a", 0, 0, 3), box("b", 0, 2, 2)).canvas().values());
        Painting turned = paint(box("a", 1, 0, 3), box("b", 0, 2, 2));
        assertArrayEquals(new int[] {1, 1, 1, 2, 0, 0}, turned.canvas().values());
        assertEquals(
                new Fate.Seen(1, 0, List.of()).order(),
                ((Fate.Seen) turned.fates().get(1)).order());
    }

    @Test
    void overlapIsSaidOncePerPair() throws ItemException {
        Painting painting = paint(box("a", 0, 0, 6), box("b", 0, 1, 2), box("c", 0, 2, 2));
        assertEquals(List.of("geometry.as-mask", "mask.overlap-cut", "mask.overlap-cut"), codes(painting, 0));
        assertEquals(List.of("geometry.as-mask", "mask.overlap-cut"), codes(painting, 1));
        assertEquals(List.of("geometry.as-mask"), codes(painting, 2));
    }

    @Test
    void hiddenAndEmptyShapesAreRefused() throws ItemException {
        Painting painting = paint(box("a", 0, 1, 2), box("b", 0, 0, 4), box("c", 0, 4.6, 0.3), box("d", 0, 9, 2));
        assertEquals(List.of("refused mask.empty"), codes(painting, 0));
        assertTrue(painting.isSeen(1));
        assertEquals(List.of("refused mask.empty"), codes(painting, 2));
        assertEquals(List.of("refused mask.empty"), codes(painting, 3));
    }

    @Test
    void cutAtTheBorderIsNoted() throws ItemException {
        assertEquals(List.of("geometry.as-mask", "geometry.clipped"), codes(paint(box("a", 0, -2, 4)), 0));
    }

    @Test
    void openLinesAndTagsHaveNoPixels() throws ItemException {
        Annotation line = Annotation.of("a", "cat", new Shape.Path(PointList.of(0, 0, 5, 1), false, false));
        Annotation tag = Annotation.of("b", "cat", new Shape.Whole());
        Painting painting = paint(line, tag);
        assertEquals(List.of("refused geometry.unsupported"), codes(painting, 0));
        assertEquals(List.of("refused geometry.unsupported"), codes(painting, 1));
    }

    @Test
    void operatorSaysHowLargeAPictureMayBe() throws ItemException {
        Item item = Item.of("i", "i.png", Media.Image.of(Blob.ABSENT, 2, 2), List.of());
        ItemPainter.paint(item, Limits.of(Map.of(Limit.PICTURE_PIXELS, 4L)), annotation -> Optional.empty());

        Limits three = Limits.of(Map.of(Limit.PICTURE_PIXELS, 3L));
        ItemException e =
                assertThrows(ItemException.class, () -> ItemPainter.paint(item, three, annotation -> Optional.empty()));
        assertEquals("image.too-large", e.code());
        assertTrue(e.getMessage().contains("raise 'picturePixels' in limits.json (now 3)"), e.getMessage());
    }

    @Test
    void picturesWithoutSizeOrTooLargeAreErrorsOfTheItem() {
        for (Media media : List.of(
                Media.Image.of(Blob.ABSENT, 0, 0),
                Media.Image.of(Blob.ABSENT, 1 << 20, 1 << 20),
                new Media.Text("t", Blob.ABSENT))) {
            Item item = Item.of("i", "i.png", media, List.of());
            assertThrows(
                    ItemException.class, () -> ItemPainter.paint(item, Limits.USUAL, annotation -> Optional.empty()));
        }
    }
}
