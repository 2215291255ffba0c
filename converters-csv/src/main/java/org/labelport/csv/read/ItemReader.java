package org.labelport.csv.read;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.csv.table.AttributesJson;
import org.labelport.csv.table.CsvRecordCells;
import org.labelport.csv.table.JsonView;
import org.labelport.csv.table.SpaceJson;
import org.labelport.csv.table.SplitNames;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Camera;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.Relation;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/** Makes an item from its row and the rows of its annotations. */
final class ItemReader {

    private static final String METADATA = "metadata";

    /** The keys of the metadata, of items of all types. */
    private static final Set<String> KEYS = Set.of(
            "path",
            "slot",
            "attributes",
            "orientation",
            "pages",
            "fps",
            "rate",
            "channels",
            "text",
            "points",
            "pose",
            "cameras",
            "prompt",
            "tools");

    private final MediaFiles files;
    private final AnnotationReader annotations;
    private final SourceReport report;

    ItemReader(MediaFiles files, AnnotationReader annotations, SourceReport report) {
        this.files = files;
        this.annotations = annotations;
        this.report = report;
    }

    /** Reads an item. Annotations that cannot be read are reported and left out. */
    Item read(CsvRecordCells row, List<CsvRecordCells> rows) throws ItemException, ExportException {
        String id = row.require("item_id", text -> text);
        DataType type = row.require("media", ItemReader::dataType);
        Split split = row.read("split", SplitNames::parse).orElse(Split.NONE);
        JsonView metadata = row.readJson(METADATA, json -> json).orElse(new JsonView(METADATA, Map.of()));
        try {
            String path = metadata.optionalField("path").map(JsonView::text).orElse(row.text("path"));
            Optional<SequenceSlot> slot = metadata.optionalField("slot").map(ItemReader::slot);
            Map<String, Value> attributes = metadata.optionalField("attributes")
                    .map(json -> AttributesJson.values(json.fields()))
                    .orElse(Map.of());
            Media media = media(type, row, metadata);
            List<Annotation> read = new ArrayList<>();
            List<Relation> relations = new ArrayList<>();
            annotations.readAll(id, media, rows, read, relations);
            reportUnread(id, metadata);
            return new Item(id, path, split, slot, media, read, relations, attributes);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ItemException("csv.cell", row.place() + ": " + e.getMessage(), e);
        }
    }

    /** Reports keys of the metadata that items of no type have. */
    private void reportUnread(String item, JsonView metadata) {
        if (!KEYS.containsAll(metadata.names())) {
            Set<String> unread = new TreeSet<>(metadata.fields().keySet());
            unread.removeAll(KEYS);
            report.loss(Loss.changed(
                    item,
                    "csv.key-ignored",
                    "keys of its metadata that are not read: " + String.join(", ", unread)
                            + ". Put own values into its object 'attributes'"));
        }
    }

    private Media media(DataType type, CsvRecordCells row, JsonView metadata) throws ItemException {
        if (type == DataType.PROMPT) {
            return new Media.Chat(
                    metadata.optionalField("prompt").map(ItemReader::messages).orElse(List.of()),
                    metadata.optionalField("tools").map(JsonView::texts).orElse(List.of()));
        }
        Optional<Path> file = files.find(row.text("path"));
        Blob blob = MediaFiles.blob(file);
        return switch (type) {
            case IMAGE -> picture(row, metadata, file, blob);
            case VIDEO -> video(row, metadata, blob);
            case AUDIO ->
                new Media.Audio(
                        blob,
                        metadata.optionalField("rate").map(JsonView::integer).orElse(0),
                        metadata.optionalField("channels")
                                .map(JsonView::integer)
                                .orElse(0),
                        row.micros("duration").orElse(0L));
            case TEXT -> new Media.Text(metadata.field("text").text(), blob);
            case POINT_CLOUD ->
                new Media.PointCloud(
                        blob,
                        metadata.optionalField("points").map(JsonView::integer).orElse(0),
                        metadata.optionalField("pose").map(SpaceJson::pose),
                        metadata.optionalField("cameras")
                                .map(ItemReader::cameras)
                                .orElse(List.of()));
            case PROMPT -> throw new IllegalStateException("handled above");
        };
    }

    private Media picture(CsvRecordCells row, JsonView metadata, Optional<Path> file, Blob blob) throws ItemException {
        Optional<JsonView> pages = metadata.optionalField("pages");
        if (pages.isPresent()) {
            List<Media.Image> images =
                    pages.get().elements().stream().map(ItemReader::image).toList();
            return new Media.Pages(blob, images);
        }
        int width = row.integer("width").orElse(0);
        int height = row.integer("height").orElse(0);
        if ((width == 0 || height == 0) && file.isPresent()) {
            Media.Image found = files.image(file.get());
            return new Media.Image(blob, found.width(), found.height(), found.orientation());
        }
        int orientation =
                metadata.optionalField("orientation").map(JsonView::integer).orElse(1);
        return new Media.Image(blob, width, height, orientation);
    }

    private static Media video(CsvRecordCells row, JsonView metadata, Blob blob) throws ItemException {
        Optional<JsonView> exact = metadata.optionalField("fps");
        int[] rate = exact.isPresent()
                ? exact.get().elements(2).stream().mapToInt(JsonView::integer).toArray()
                : row.read("fps", ItemReader::fraction).orElse(new int[] {0, 1});
        return new Media.Video(
                blob,
                row.integer("width").orElse(0),
                row.integer("height").orElse(0),
                row.integer("frames").orElse(0),
                rate[0],
                rate[1]);
    }

    /** Parses a frame rate such as 25 or 29.97, and returns its numerator and denominator. */
    private static int[] fraction(String text) {
        if (!text.matches("[0-9]{1,9}([.][0-9]{1,40})?")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a number of frames per second, such as 25 or 29.97");
        }
        BigDecimal rate = new BigDecimal(text);
        BigInteger denominator = BigInteger.TEN.pow(rate.scale());
        BigInteger common = rate.unscaledValue().gcd(denominator);
        return new int[] {
            rate.unscaledValue().divide(common).intValueExact(),
            denominator.divide(common).intValueExact()
        };
    }

    private static DataType dataType(String key) {
        return DataType.ofKey(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + key + "' is unknown. Write image, video, audio, text, pcd or prompt."));
    }

    private static SequenceSlot slot(JsonView json) {
        return new SequenceSlot(
                json.field("sequence").text(),
                json.field("index").integer(),
                json.field("micros").longInteger());
    }

    static List<Message> messages(JsonView json) {
        return json.elements().stream()
                .map(message -> new Message(
                        message.field("role").text(), message.field("text").text()))
                .toList();
    }

    private static Media.Image image(JsonView json) {
        int[] sizeAndOrientation = json.integers();
        if (sizeAndOrientation.length != 3) {
            throw new IllegalArgumentException(json.place() + " is not [width, height, orientation]");
        }
        return new Media.Image(Blob.ABSENT, sizeAndOrientation[0], sizeAndOrientation[1], sizeAndOrientation[2]);
    }

    private static List<Camera> cameras(JsonView json) {
        return json.elements().stream().map(ItemReader::camera).toList();
    }

    private static Camera camera(JsonView json) {
        double[] focal = json.field("focal").numbers(2);
        double[] center = json.field("center").numbers(2);
        return new Camera(
                json.field("name").text(),
                image(json.field("image")),
                focal[0],
                focal[1],
                center[0],
                center[1],
                SpaceJson.pose(json.field("pose")));
    }
}
