package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.FormatDescriptor;
import org.labelport.convert.Metadata;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.FormatInfo;
import org.labelport.export.TargetInfo;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.AttributeDefinition.Kind;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;

/**
 * What categories and items have beside annotations either comes back when an export is read, or the export has said that it is
 * lost: every format, with every value of each of its options. What is {@link Metadata} is not said to be lost when it comes
 * back, either. A format that writes places nothing that the source leaves open, such as a split, is not held to it.
 */
class MetadataLossesIT {

    /** Id of the annotation of another page. */
    private static final String ON_PAGE = "3";

    /** Id of the annotation that is interpolated, though not where any program would interpolate it. */
    private static final String INTERPOLATED = "4";

    private static final int WIDTH = 100;
    private static final int HEIGHT = 80;

    private static final List<AttributeDefinition> DEFINITIONS = List.of(
            new AttributeDefinition("one", Kind.RADIO, List.of("old", "young"), false),
            new AttributeDefinition("some", Kind.CHECKBOX, List.of("old", "young"), false),
            new AttributeDefinition("words", Kind.TEXT, List.of(), false),
            new AttributeDefinition("size", Kind.NUMBER, List.of(), false),
            new AttributeDefinition("day", Kind.DATE, List.of(), false),
            new AttributeDefinition("flag", Kind.FLAG, List.of(), false),
            new AttributeDefinition("change", Kind.TEXT, List.of(), true));

    private static final Skeleton SKELETON =
            new Skeleton(List.of("head", "tail"), List.of(new Skeleton.Edge(0, 1)), List.of(1, 0));
    private static final Category DOG = new Category("dog", "animal", "#12ab9f", SKELETON, DEFINITIONS);
    private static final Category CAT = new Category("cat", "", "", SKELETON, List.of());

    /** Not in the order of their names; nobody annotates the last. */
    private static final List<Category> CATEGORIES = List.of(DOG, CAT, Category.of("fox"));

    /**
     * Something that an item has.
     *
     * @param seen what must be the same when the item has come back
     */
    private record Thing(String name, UnaryOperator<Item> on, Function<Item, Object> seen) {}

    private static final List<Thing> THINGS = List.of(
            new Thing("nothing", item -> item, Item::path),
            new Thing("a split to validate", item -> item.withSplit(Split.VALIDATION), Item::split),
            new Thing("a split to test", item -> item.withSplit(Split.TEST), Item::split),
            new Thing("a place in a sequence", MetadataLossesIT::inFilm, item -> item.slot()),
            attribute(new Value.Text("fog")),
            attribute(new Value.Number(0.5)),
            attribute(new Value.Flag(true)),
            attribute(new Value.Choices(List.of("a", "b"))),
            new Thing(
                    "an annotation of another page",
                    MetadataLossesIT::withAnotherPage,
                    item -> item.annotations().stream().anyMatch(annotation -> annotation.index() > 0)),
            new Thing(
                    "a relation",
                    item -> item.withRelations(List.of(new Relation("r", "eats", List.of("1"), List.of("2")))),
                    item -> !item.relations().isEmpty()));

    /** What was read, or is to be. */
    private record Data(List<Category> categories, List<Item> items) {

        Optional<Category> category(String name) {
            return categories.stream()
                    .filter(category -> category.name().equals(name))
                    .findFirst();
        }

        Data withoutAnnotations() {
            return new Data(
                    categories,
                    items.stream()
                            .map(item -> item.withAnnotations(List.of()).withRelations(List.of()))
                            .toList());
        }

        List<String> names() {
            return categories.stream().map(Category::name).toList();
        }
    }

    private record Loss(String item, String annotation, String code, String detail) {}

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(MetadataLossesIT.class.getClassLoader());
    private final ItemRecorder recorder = new ItemRecorder();
    private final MemorySource memory = new MemorySource(Taxonomy.EMPTY);

    @BeforeEach
    void addEnds() {
        engine.add(recorder);
        engine.add(memory);
    }

    private static Thing attribute(Value value) {
        String name = value.getClass().getSimpleName();
        return new Thing(
                "the attribute " + value,
                item -> item.withAttributes(Map.of(name, value)),
                item -> Optional.ofNullable(item.attributes().get(name)));
    }

    private static Item withAnotherPage(Item item) {
        List<Annotation> annotations = new ArrayList<>(item.annotations());
        annotations.add(
                onFrame(Annotation.of(ON_PAGE, "cat", item.annotations().get(0).shape()), 1, ""));
        return item.withAnnotations(annotations);
    }

    private static Annotation onFrame(Annotation each, int frame, String track) {
        return inTrack(each, frame, true, track);
    }

    private static Annotation inTrack(Annotation each, int frame, boolean keyframe, String track) {
        return new Annotation(
                each.id(), each.category(), each.shape(), frame, keyframe, track, "", 0, Map.of(), Provenance.UNKNOWN);
    }

    private static Item inFilm(Item item) {
        return new Item(
                item.id(),
                item.path(),
                item.split(),
                Optional.of(new SequenceSlot("film", 7, 280_000)),
                item.media(),
                item.annotations(),
                item.relations(),
                item.attributes());
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotComeBackIsALoss() {
        Set<String> targets = engine.targets().stream().map(TargetInfo::id).collect(Collectors.toSet());
        List<FormatDescriptor> formats = engine.formats().stream()
                .map(FormatInfo::descriptor)
                .filter(format -> targets.contains(FormatLossesIT.reader(format.id())))
                .toList();
        assertTrue(formats.size() > 20, "formats: " + formats);
        return formats.stream()
                .map(format -> DynamicTest.dynamicTest(format.id(), () -> assertEquals("", faults(format))));
    }

    private String faults(FormatDescriptor format) throws Exception {
        List<String> faults = new ArrayList<>();
        for (Map<String, String> options : choices(format)) {
            for (DataType type : List.of(DataType.IMAGE, DataType.VIDEO)) {
                for (ShapeKind kind : List.of(ShapeKind.POINTS, ShapeKind.BOX, ShapeKind.TAG)) {
                    if (format.dataTypes().contains(type) && format.shapes().contains(kind)) {
                        Data data = type == DataType.IMAGE ? pictures(kind) : film(kind);
                        String which = type.key() + " with " + kind.key() + ", " + options;
                        faults.addAll(faults(which, format.id(), options, data));
                        faults.addAll(
                                faults(which + ", all left out", format.id(), options, data.withoutAnnotations()));
                    }
                }
            }
        }
        return String.join("\n", faults);
    }

    /** No option, and then each value of each option that has a list of them. */
    private static List<Map<String, String>> choices(FormatDescriptor format) {
        List<Map<String, String>> choices = new ArrayList<>(List.of(Map.of()));
        for (OptionSpec option : format.options()) {
            List<String> values = option.type() == OptionSpec.Type.FLAG ? List.of("true", "false") : option.allowed();
            values.stream()
                    .filter(value -> !option.defaultValue().equals(Optional.of(value)))
                    .forEach(value -> choices.add(Map.of(option.name(), value)));
        }
        return choices;
    }

    private List<String> faults(String which, String format, Map<String, String> options, Data data) throws Exception {
        memory.set(new Taxonomy(data.categories()), data.items());
        ExportResult.Published export;
        try {
            export = start(ExportParams.from("memory").to(format, options));
        } catch (ExportException e) {
            if (options.isEmpty()) {
                throw e;
            }
            return List.of(); // such data has no place in it
        }
        List<Loss> losses = losses(export.folder());
        start(ExportParams.from(FormatLossesIT.reader(format))
                .filter("path", export.folder().toString())
                .to(ItemRecorder.FORMAT));
        Data back = new Data(recorder.taxonomy().categories(), recorder.take());
        List<String> faults = new ArrayList<>();
        for (Metadata metadata : Metadata.values()) {
            boolean lost = losses.stream().anyMatch(loss -> loss.code().equals(metadata.code()));
            ofCategories(metadata, data, back, lost, faults);
        }
        ofDefinitions(losses, back, faults);
        ofItems(losses, data, back, faults);
        ofTracks(losses, data, back, faults);
        return faults.stream().map(fault -> which + ": " + fault).toList();
    }

    private static void ofCategories(Metadata metadata, Data data, Data back, boolean lost, List<String> faults) {
        Optional<Category> dog = back.category("dog");
        boolean there = switch (metadata) {
            case SUPERCATEGORIES -> dog.map(Category::parent).equals(Optional.of(DOG.parent()));
            case COLORS -> dog.map(Category::color).equals(Optional.of(DOG.color()));
            case KEYPOINT_NAMES -> dog.map(each -> each.skeleton().points()).equals(Optional.of(SKELETON.points()));
            case SKELETON_EDGES -> dog.map(each -> each.skeleton().edges()).equals(Optional.of(SKELETON.edges()));
            case MIRRORED_KEYPOINTS -> dog.map(each -> each.skeleton().flip()).equals(Optional.of(SKELETON.flip()));
            case UNUSED_CATEGORIES -> back.names().contains("fox");
            case CATEGORY_ORDER -> {
                List<String> both = back.names().stream()
                        .filter(List.of("cat", "dog")::contains)
                        .toList();
                yield both.size() == 2 ? both.get(0).equals("dog") : !lost;
            }
            case FRAME_RATES ->
                back.items().stream().anyMatch(item -> rate(item) > 0)
                        || data.items().stream().allMatch(item -> rate(item) == 0);
            case ATTRIBUTE_DEFINITIONS, SEQUENCES, PAGES_OF_PICTURES -> !lost; // looked at one by one
        };
        if (there == lost) {
            faults.add(metadata
                    + (there ? " came back, and was said to be lost" : " was lost without a word")
                    + back.categories());
        }
    }

    private static void ofDefinitions(List<Loss> losses, Data back, List<String> faults) {
        for (AttributeDefinition definition : DEFINITIONS) {
            boolean there = back.category("dog")
                    .filter(dog -> dog.attributes().contains(definition))
                    .isPresent();
            boolean lost = losses.stream()
                    .anyMatch(loss -> loss.code().equals(Metadata.ATTRIBUTE_DEFINITIONS.code())
                            && loss.detail().contains("'" + definition.name() + "'"));
            if (there == lost) {
                faults.add(definition + (there ? " came back, and was said to be lost" : " was lost without a word"));
            }
        }
    }

    private static void ofItems(List<Loss> losses, Data data, Data back, List<String> faults) {
        Set<String> usual = codes(losses, data.items().get(0));
        boolean ofSplits = losses.stream().anyMatch(loss -> loss.code().equals("split.dropped"));
        for (int i = 1; i < data.items().size(); i++) {
            Thing thing = THINGS.get(i);
            Item item = data.items().get(i);
            Object before = thing.seen().apply(item);
            boolean there = back.items().stream()
                    .filter(other -> width(other) == width(item))
                    .anyMatch(other -> thing.seen().apply(other).equals(before));
            Set<String> said = codes(losses, item);
            boolean lost = !usual.containsAll(said)
                    || back.items().isEmpty() && !usual.isEmpty()
                    || thing.name().contains("split") && ofSplits
                    || thing.name().contains("page") && ofPages(losses, item);
            boolean ofMetadata = said.contains(Metadata.SEQUENCES.code());
            if (!there && !lost) {
                faults.add(thing.name() + " was lost without a word: " + before);
            } else if (there && ofMetadata) {
                faults.add(thing.name() + " came back, and was said to be lost");
            }
        }
    }

    private static void ofTracks(List<Loss> losses, Data data, Data back, List<String> faults) {
        boolean told = losses.stream()
                .anyMatch(loss -> loss.annotation().equals(INTERPOLATED)
                        || loss.code().equals(LossCodes.TRACK_DENSIFIED)
                        || loss.code().equals(LossCodes.TRACK_DROPPED));
        if (isInterpolated(data) && !isInterpolated(back) && !told) {
            faults.add("which shapes of a track are interpolated was lost without a word");
        }
    }

    private static boolean isInterpolated(Data data) {
        return data.items().stream()
                .flatMap(item -> item.annotations().stream())
                .anyMatch(annotation -> !annotation.keyframe());
    }

    /** Other annotations of the item may be lost for the same reason. */
    private static boolean ofPages(List<Loss> losses, Item item) {
        return losses.stream()
                .anyMatch(loss ->
                        loss.item().equals(item.id()) && loss.annotation().equals(ON_PAGE));
    }

    private static int width(Item item) {
        if (item.media() instanceof Media.Video video) {
            return video.width();
        }
        return item.media() instanceof Media.Image image ? image.width() : 0;
    }

    private static double rate(Item item) {
        return item.media() instanceof Media.Video video ? (double) video.fpsNumerator() / video.fpsDenominator() : 0;
    }

    private static Set<String> codes(List<Loss> losses, Item item) {
        return losses.stream()
                .filter(loss -> loss.item().equals(item.id()))
                .map(Loss::code)
                .collect(Collectors.toSet());
    }

    private static List<Loss> losses(Path export) throws IOException {
        List<Loss> losses = new ArrayList<>();
        Path file = export.resolve("losses.ndjson");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                JsonNode loss = new ObjectMapper().readTree(line);
                losses.add(new Loss(
                        loss.path("item").asText(),
                        loss.path("annotation").asText(),
                        loss.path("code").asText(),
                        loss.path("detail").asText()));
            }
        }
        return losses;
    }

    private ExportResult.Published start(ExportParams.Builder params) throws Exception {
        params.destination(Files.createTempDirectory(folder, "out")).threads(1);
        return engine.start(params.build(), ExportListener.NONE)
                .await()
                .exports()
                .get(0);
    }

    /** One of the things on each picture, of a width of its own. */
    private Data pictures(ShapeKind kind) throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < THINGS.size(); i++) {
            String name = "picture" + i + ".png";
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                ImageIO.write(new BufferedImage(WIDTH + i, HEIGHT, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            }
            Media picture = Media.Image.of(Blob.at(file.toUri(), Files.size(file)), WIDTH + i, HEIGHT);
            items.add(THINGS.get(i)
                    .on()
                    .apply(Item.of("item" + i, name, picture, annotations(kind, i))
                            .withSplit(Split.TRAIN)));
        }
        return new Data(CATEGORIES, items);
    }

    private Data film(ShapeKind kind) throws IOException {
        Path file = folder.resolve("film.mp4");
        Files.writeString(file, "film");
        Media film = new Media.Video(Blob.at(file.toUri(), Files.size(file)), WIDTH, HEIGHT, 3, 30_000, 1001);
        List<Annotation> annotations = new ArrayList<>();
        annotations(kind, 0).forEach(each -> annotations.add(onFrame(each, 0, "track" + each.id())));
        if (kind != ShapeKind.TAG) {
            annotations.add(inTrack(Annotation.of(INTERPOLATED, "cat", shape(kind, 50)), 1, false, "track1"));
            annotations.add(onFrame(Annotation.of("5", "cat", shape(kind, 12)), 2, "track1"));
        }
        return new Data(
                CATEGORIES,
                List.of(Item.of("film", "film.mp4", film, annotations).withSplit(Split.TRAIN)));
    }

    /** A cat and a dog, or one of them in turn where an item has one label. */
    private static List<Annotation> annotations(ShapeKind kind, int item) {
        Annotation cat = Annotation.of("1", "cat", shape(kind, 10));
        Annotation dog = Annotation.of("2", "dog", shape(kind, 55));
        if (kind == ShapeKind.TAG) {
            return List.of(item % 2 == 0 ? cat : dog);
        }
        return List.of(cat, dog);
    }

    private static Shape shape(ShapeKind kind, double x) {
        return switch (kind) {
            case TAG -> new Shape.Whole();
            case BOX -> Shape.Box.of(x, 12, 30, 20);
            default ->
                new Shape.Points(List.of(
                        new Keypoint("head", x, 12, Keypoint.Visibility.VISIBLE),
                        new Keypoint("tail", x + 30, 30, Keypoint.Visibility.VISIBLE)));
        };
    }
}
