package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.FormatDescriptor;
import org.labelport.convert.Metadata;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.FormatInfo;
import org.labelport.export.TargetInfo;
import org.labelport.it.MetadataSamples.Data;
import org.labelport.it.MetadataSamples.Thing;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.ShapeKind;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;

/**
 * What categories and items have beside annotations either comes back when an export is read, or the export has said that it is
 * lost: every format, with every value of each of its options. What is {@link Metadata} is not said to be lost when it comes
 * back, either. A format that writes places nothing that the source leaves open, such as a split, is not held to it.
 */
class MetadataLossesIT {

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
        MetadataSamples samples = new MetadataSamples(folder);
        List<String> faults = new ArrayList<>();
        for (Map<String, String> options : choices(format)) {
            for (DataType type : List.of(DataType.IMAGE, DataType.VIDEO)) {
                for (ShapeKind kind : List.of(ShapeKind.POINTS, ShapeKind.BOX, ShapeKind.TAG)) {
                    if (format.dataTypes().contains(type) && format.shapes().contains(kind)) {
                        Data data = type == DataType.IMAGE ? samples.pictures(kind) : samples.film(kind);
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
            case SUPERCATEGORIES -> dog.map(Category::parent).equals(Optional.of(MetadataSamples.DOG.parent()));
            case COLORS -> dog.map(Category::color).equals(Optional.of(MetadataSamples.DOG.color()));
            case KEYPOINT_NAMES ->
                dog.map(each -> each.skeleton().points()).equals(Optional.of(MetadataSamples.SKELETON.points()));
            case SKELETON_EDGES ->
                dog.map(each -> each.skeleton().edges()).equals(Optional.of(MetadataSamples.SKELETON.edges()));
            case MIRRORED_KEYPOINTS ->
                dog.map(each -> each.skeleton().flip()).equals(Optional.of(MetadataSamples.SKELETON.flip()));
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
        for (AttributeDefinition definition : MetadataSamples.DEFINITIONS) {
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
            Thing thing = MetadataSamples.THINGS.get(i);
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
                .anyMatch(loss -> loss.annotation().equals(MetadataSamples.INTERPOLATED)
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
                        loss.item().equals(item.id()) && loss.annotation().equals(MetadataSamples.ON_PAGE));
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
        return SingleExport.run(engine, params.threads(1), folder);
    }
}
