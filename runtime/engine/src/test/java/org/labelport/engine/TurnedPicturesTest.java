package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labelport.convert.ProvidesFormat;
import org.labelport.engine.picture.ImageHeaders;
import org.labelport.engine.picture.Pictures;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Orientation;
import org.labelport.export.ExportResult;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Pictures whose EXIF data says to display them turned: what is in the export, and in which frame annotations are. */
class TurnedPicturesTest {

    private static final Shape.Box LEFT_TOP_OF_DISPLAYED = Shape.Box.of(1, 2, 6, 3);

    /** The same place on the pixels as they are stored, 40 wide and 20 high: orientation 6 turns them clockwise. */
    private static final Shape.Box SAME_ON_STORED = Shape.Box.of(2, 13, 3, 6);

    @TempDir
    Path folder;

    /** Remembers the shapes that it was given. */
    @ProvidesFormat(
            format = "lines",
            title = "Lines",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class Recorder extends LineConverter {

        private final List<Shape> shapes = new ArrayList<>();
        private final List<Boolean> turned = new ArrayList<>();
        private final List<OptionalLong> sizes = new ArrayList<>();

        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            shapes.add(annotation.shape());
            turned.add(out.isMediaTurned());
            sizes.add(out.mediaSize());
            super.write(item, annotation, out);
        }
    }

    private final Recorder recorder = new Recorder();

    private final List<String> warnings = new ArrayList<>();

    private void heard(String run, ExportEvent event) {
        if (event instanceof ExportEvent.LogLine line && line.level() == ExportEvent.Level.WARNING) {
            warnings.add(line.code() + ": " + line.message());
        }
    }

    private ExportResult.Published export(byte[] picture, Media.Image declared, Shape.Box box, Orientation orientation)
            throws Exception {
        Path file = Files.write(folder.resolve("a.jpg"), picture);
        Item item = Item.of(
                "i",
                "a.jpg",
                new Media.Image(
                        Blob.at(file.toUri(), picture.length),
                        declared.width(),
                        declared.height(),
                        declared.orientation()),
                List.of(Annotation.of("1", "cat", box)));
        LabelportEngine engine = new LabelportEngine();
        engine.add(recorder);
        engine.add(new ListTarget(new Taxonomy(List.of(Category.of("cat"))), List.of(item)));
        return engine.start(
                        ExportParams.from("list")
                                .to("lines")
                                .destination(folder.resolve("out"))
                                .orientation(orientation)
                                .build(),
                        this::heard)
                .await()
                .exports()
                .get(0);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void pictureThatIsCutOffIsToldThoughItsHeaderIsSound(Orientation orientation) throws Exception {
        byte[] picture = Pictures.turnedJpeg(40, 20);

        ExportResult.Published cut = export(
                Arrays.copyOf(picture, picture.length - 50), declared(20, 40), LEFT_TOP_OF_DISPLAYED, orientation);
        assertEquals(1L, cut.summary().losses().get(LossCodes.IMAGE_UNREADABLE));

        ExportResult.Published whole = export(picture, declared(20, 40), LEFT_TOP_OF_DISPLAYED, orientation);
        assertEquals(null, whole.summary().losses().get(LossCodes.IMAGE_UNREADABLE));
    }

    @Test
    void otherPicturesOfAFileThatIsTurnedAreSaidToBeLeftOut() throws Exception {
        byte[] one = Pictures.turnedJpeg(40, 20);
        byte[] several = {(byte) 0xff, (byte) 0xe2, 0, 6, 'M', 'P', 'F', 0};
        byte[] picture = ByteBuffer.allocate(one.length + several.length)
                .put(one, 0, 2)
                .put(several)
                .put(one, 2, one.length - 2)
                .array();

        ExportResult.Published export = export(picture, declared(20, 40), LEFT_TOP_OF_DISPLAYED, Orientation.BAKE);

        String losses = Files.readString(export.folder().resolve("losses.ndjson"));
        assertTrue(losses.contains("whose others are left out"), losses);
    }

    private static Media.Image declared(int width, int height) {
        return Media.Image.of(Blob.ABSENT, width, height);
    }

    @Test
    void pixelsAreTurnedAndTheNoteIsGone() throws Exception {
        byte[] picture = Pictures.turnedJpeg(40, 20);

        ExportResult.Published export = export(picture, declared(20, 40), LEFT_TOP_OF_DISPLAYED, Orientation.BAKE);

        Path turned = export.folder().resolve("media/a.jpg");
        assertEquals(
                new Media.Image(Blob.at(turned.toUri(), Files.size(turned)), 20, 40, 1),
                new ImageHeaders(Limits.USUAL).image(turned));
        assertEquals(
                Set.of(LossCodes.IMAGE_TRANSCODED), export.summary().losses().keySet());
        assertEquals(List.of(), warnings);
        assertEquals(List.of(LEFT_TOP_OF_DISPLAYED), recorder.shapes);
        assertEquals(List.of(true), recorder.turned);
        assertEquals(List.of(OptionalLong.of(Files.size(turned))), recorder.sizes);
        assertLooksLike(picture, turned);
    }

    /** The stored pixel (x, y) of orientation 6 is shown at (height - 1 - y, x). JPEG keeps the mean of a region. */
    private void assertLooksLike(byte[] stored, Path turned) throws Exception {
        BufferedImage before = ImageIO.read(new ByteArrayInputStream(stored));
        BufferedImage after = ImageIO.read(turned.toFile());
        double expected = mean(before, SAME_ON_STORED);
        assertEquals(expected, mean(after, LEFT_TOP_OF_DISPLAYED), 6);
    }

    private static double mean(BufferedImage image, Shape.Box box) {
        double sum = 0;
        for (int y = (int) box.y(); y < box.bottom(); y++) {
            for (int x = (int) box.x(); x < box.right(); x++) {
                sum += image.getRGB(x, y) >> 8 & 0xff;
            }
        }
        return sum / (box.width() * box.height());
    }

    @Test
    void annotationsOfTheStoredPixelsAreTurnedWithThem() throws Exception {
        ExportResult.Published export =
                export(Pictures.turnedJpeg(40, 20), declared(40, 20), SAME_ON_STORED, Orientation.BAKE);

        assertEquals(List.of(LEFT_TOP_OF_DISPLAYED), recorder.shapes);
        assertTrue(export.summary().losses().containsKey(LossCodes.ANNOTATIONS_TURNED));
    }

    @Test
    void keptPicturesAreCopiedByteForByte() throws Exception {
        byte[] picture = Pictures.turnedJpeg(40, 20);

        ExportResult.Published export = export(picture, declared(20, 40), LEFT_TOP_OF_DISPLAYED, Orientation.KEEP);

        assertArrayEquals(picture, Files.readAllBytes(export.folder().resolve("media/a.jpg")));
        assertEquals(Set.of(), export.summary().losses().keySet());
        assertEquals(List.of(LEFT_TOP_OF_DISPLAYED), recorder.shapes);
        assertEquals(List.of(false), recorder.turned);
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("do not follow EXIF data, such as PIL"), warnings::toString);
    }

    @Test
    void rawPutsAnnotationsOnTheStoredPixels() throws Exception {
        byte[] picture = Pictures.turnedJpeg(40, 20);

        ExportResult.Published export =
                export(picture, new Media.Image(Blob.ABSENT, 20, 40, 6), LEFT_TOP_OF_DISPLAYED, Orientation.RAW);

        assertArrayEquals(picture, Files.readAllBytes(export.folder().resolve("media/a.jpg")));
        assertEquals(List.of(SAME_ON_STORED), recorder.shapes);
        assertEquals(
                List.of(
                        "media.turned: a picture that EXIF data says to display turned, the first of them 'a.jpg', stays as"
                                + " it is (--exif raw), with annotations on the stored pixels: programs that follow EXIF data, such as"
                                + " Ultralytics, CVAT, Label Studio, LabelMe and VIA, see them elsewhere. Give --exif bake if"
                                + " yours does"),
                warnings);
    }

    @Test
    void losslessPicturesStayExact() throws Exception {
        ExportResult.Published export =
                export(Pictures.turnedPng(40, 20), declared(20, 40), LEFT_TOP_OF_DISPLAYED, Orientation.BAKE);

        BufferedImage stored = ImageIO.read(folder.resolve("a.jpg").toFile());
        BufferedImage turned =
                ImageIO.read(export.folder().resolve("media/a.jpg").toFile());
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 40; x++) {
                assertEquals(stored.getRGB(x, y), turned.getRGB(19 - y, x));
            }
        }
    }

    @Test
    void pictureThatCannotBeDecodedIsCopiedAndNamed() throws Exception {
        byte[] picture = Pictures.extendedWebp(40, 20, 500, true);

        ExportResult.Published export = export(picture, declared(20, 40), LEFT_TOP_OF_DISPLAYED, Orientation.BAKE);

        assertArrayEquals(picture, Files.readAllBytes(export.folder().resolve("media/a.jpg")));
        assertEquals(
                Set.of(LossCodes.IMAGE_NOT_TURNED), export.summary().losses().keySet());
        assertEquals(List.of(false), recorder.turned);
        assertFalse(export.summary().hasErrors());
    }

    @Test
    void uprightPicturesAreCopiedByteForByte() throws Exception {
        byte[] picture = Pictures.of("jpg", 40, 20);

        ExportResult.Published export = export(picture, declared(40, 20), Shape.Box.of(1, 1, 4, 4), Orientation.BAKE);

        assertArrayEquals(picture, Files.readAllBytes(export.folder().resolve("media/a.jpg")));
        assertEquals(Set.of(), export.summary().losses().keySet());
    }
}
