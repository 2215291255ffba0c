package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Pictures whose size a format needs and nobody knows: the error has the reason, and advice that fits the source. */
class UnmeasuredPicturesTest {

    @TempDir
    Path folder;

    /** Needs the size of each picture. */
    @ProvidesFormat(
            format = "sizes",
            title = "Sizes",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    static final class Sizes implements Converter {

        @Override
        public ConversionPlan plan(PlanRequest request) {
            return new ConversionPlan() {
                @Override
                public ShardWriter openShard(ShardOutput out) {
                    return numbered -> SinglePicture.withSize(numbered.item(), "Sizes");
                }

                @Override
                public void finish(ExportOutput out) {}
            };
        }
    }

    /** A source with some filter keys. */
    @ProvidesTarget(
            target = "list",
            title = "Items in memory",
            data__types = {"image"})
    static final class Keyed implements TargetHandler {

        private final TargetHandler items;
        private final List<String> keys;

        Keyed(List<String> keys, List<Item> items) {
            this.items = new ListTarget(new Taxonomy(List.of()), items);
            this.keys = keys;
        }

        @Override
        public List<OptionSpec> filterKeys() {
            return keys.stream()
                    .map(key -> OptionSpec.optional(key, OptionSpec.Type.PATH, "a folder"))
                    .toList();
        }

        @Override
        public ItemSource open(SourceRequest request) throws IOException, ExportException {
            return items.open(request);
        }
    }

    private List<String> errors(List<String> keys, Blob... pictures) throws Exception {
        List<Item> items = new ArrayList<>();
        for (Blob picture : pictures) {
            items.add(Item.of("i" + items.size(), "a.png", Media.Image.of(picture, 0, 0), List.of()));
        }
        LabelportEngine engine = new LabelportEngine();
        engine.add(new Sizes());
        engine.add(new Keyed(keys, items));
        Path out = folder.resolve(String.join("", keys));
        engine.start(
                        ExportParams.from("list")
                                .to("sizes", Map.of())
                                .destination(out)
                                .build(),
                        ExportListener.NONE)
                .await();
        return Files.readAllLines(out.resolve("sizes/errors.ndjson"));
    }

    @Test
    void sourceThatKnowsWhyIsQuoted() throws Exception {
        assertEquals(
                List.of(
                        "{\"item\":\"i0\",\"code\":\"media.address\",\"message\":\"item i0: Sizes needs the width and height of"
                                + " 'a.png', and the source has neither: 'ftp:...' cannot be read\",\"items\":1,\"annotations\":0}"),
                errors(List.of("images"), Blob.ABSENT.failed("media.address", "'ftp:...' cannot be read")));
    }

    @Test
    void adviceNamesAnOptionThatTheSourceHas() throws Exception {
        String begin =
                "{\"item\":\"i0\",\"code\":\"image.size-unknown\",\"message\":\"item i0: Sizes needs the width and height"
                        + " of 'a.png', and the source has neither. ";
        String end = "\",\"items\":1,\"annotations\":0}";

        assertEquals(
                List.of(begin + "Give the folder of the pictures with --images" + end),
                errors(List.of("path", "images"), Blob.ABSENT));
        assertEquals(
                List.of(begin + "Give the folder of the files with --filter media=DIR" + end),
                errors(List.of("path", "media"), Blob.ABSENT));
        assertEquals(
                List.of(begin + "Check that its file and its size are where the data comes from" + end),
                errors(List.of("path"), Blob.ABSENT));
    }
}
