package org.labelport.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SplittableRandom;
import org.labelport.output.ByteText;

/**
 * Writes COCO instances files of any size with the shape of COCO train2017: its keys in its order, sparse ids, annotations
 * in no order of images, 80 categories of which few are common. Memory does not grow with the file.
 */
final class CocoGenerator {

    private static final int BUFFER = 1 << 18;

    private final CocoData data;
    private final CocoPictures pictures;
    private final CocoLabels labels = new CocoLabels();
    private final CocoOutlines outlines = new CocoOutlines();
    private final ByteText text = new ByteText(2 * BUFFER);

    CocoGenerator(CocoData data) {
        this.data = data;
        this.pictures = new CocoPictures(data.images(), data.seed());
    }

    /** Writes the file, replacing one that exists; it has its name only once it is complete. */
    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            write(out);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes the document and leaves the stream open. */
    void write(OutputStream out) throws IOException {
        text.clear();
        text.text("{\"info\": {\"description\": \"Generated data with the shape of COCO\",\"version\": \"1.0\","
                + "\"year\": 2026},\"licenses\": [{\"url\": \"http://example.org/licence\",\"id\": 1,"
                + "\"name\": \"Generated\"}]");
        if (data.order() == CocoData.Order.IMAGES_FIRST) {
            images(out);
            annotations(out);
        } else {
            annotations(out);
            images(out);
        }
        text.text(",\"categories\": [");
        for (CocoLabels.Label label : labels.all()) {
            text.text(label.id() == 1 ? "" : ",")
                    .text("{\"supercategory\": \"any\",\"id\": ")
                    .integer(label.id())
                    .text(",\"name\": \"")
                    .text(label.name())
                    .text("\"}");
        }
        text.text("]}\n");
        text.writeTo(out);
    }

    private void images(OutputStream out) throws IOException {
        text.text(",\"images\": [");
        for (int place = 0; place < pictures.count(); place++) {
            if (place > 0) {
                text.ascii(',');
            }
            CocoPictures.Picture picture = pictures.at(place);
            text.text("{\"license\": 1,\"file_name\": \"");
            fileName(picture.id());
            text.text("\",\"coco_url\": \"http://images.example.org/train2017/");
            fileName(picture.id());
            text.text("\",\"height\": ")
                    .integer(picture.height())
                    .text(",\"width\": ")
                    .integer(picture.width())
                    .text(",\"date_captured\": \"2013-11-14 16:28:13\","
                            + "\"flickr_url\": \"http://farm4.example.org/3153/2970773875_")
                    .integer(1_000_000_000L + picture.id())
                    .text("_z.jpg\",\"id\": ")
                    .integer(picture.id())
                    .ascii('}');
            flushWhenFull(out);
        }
        text.ascii(']');
    }

    private void annotations(OutputStream out) throws IOException {
        text.text(",\"annotations\": [");
        for (long number = 0; number < data.annotations(); number++) {
            if (number > 0) {
                text.ascii(',');
            }
            annotation(number);
            flushWhenFull(out);
        }
        text.ascii(']');
    }

    private void annotation(long number) {
        SplittableRandom random = new SplittableRandom(data.seed() << 40 ^ number);
        CocoPictures.Picture picture = pictures.any(random);
        text.text("{\"segmentation\": ");
        switch (data.segmentation()) {
            case POLYGONS -> outlines.polygons(picture, random, text);
            case BOXES -> outlines.box(picture, random, text);
            case RLE -> outlines.runs(picture, random, text);
        }
        text.text(",\"area\": ")
                .shortest(outlines.area(), 6)
                .text(",\"iscrowd\": 0,\"image_id\": ")
                .integer(picture.id())
                .text(",\"bbox\": [")
                .shortest(outlines.left(), 2)
                .ascii(',')
                .shortest(outlines.top(), 2)
                .ascii(',')
                .shortest(outlines.width(), 2)
                .ascii(',')
                .shortest(outlines.height(), 2)
                .text("],\"category_id\": ")
                .integer(labels.any(random).id())
                .text(",\"id\": ")
                .integer(1 + 2 * number + random.nextInt(2))
                .ascii('}');
    }

    /** As COCO names its files: the id with twelve digits. */
    private void fileName(long id) {
        for (long power = 100_000_000_000L; power > 0; power /= 10) {
            text.ascii((char) ('0' + id / power % 10));
        }
        text.text(".jpg");
    }

    private void flushWhenFull(OutputStream out) throws IOException {
        if (text.size() >= BUFFER) {
            text.writeTo(out);
            text.clear();
        }
    }
}
