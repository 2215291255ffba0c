package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.labelport.dm.DmSchema.Strictness;
import org.labelport.dm.document.MediumParts;
import org.labelport.dm.document.PlainJson;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.SourceRecord;
import org.labelport.model.Split;
import org.labelport.report.Loss;

/** Reads documents in which any value may be replaced by any other, and checks that nothing is lost. */
class HostileDocumentTest {

    private static final List<String> DOCUMENTS = List.of(
            "v1/audio-classification",
            "v1/image-bounding_box",
            "v1/image-classification",
            "v1/image-group",
            "v1/image-keypoint",
            "v1/image-polygon",
            "v1/image-polyline",
            "v1/image-relation",
            "v1/image-relation-toplevel",
            "v1/image-segmentation",
            "v1/multi-media",
            "v1/oddities",
            "v1/pcd-3d_bounding_box",
            "v1/pcd-3d_segmentation",
            "v1/prompt-prompt-answer",
            "v1/text-classification",
            "v1/text-named_entity",
            "v1/text-named_entity-simple-ranges",
            "v1/video-bounding_box-legacy",
            "v1/video-segmentation",
            "v2/audio-classification",
            "v2/image-bounding_box",
            "v2/image-classification",
            "v2/image-group",
            "v2/image-keypoint",
            "v2/image-polygon",
            "v2/image-polyline",
            "v2/image-relation",
            "v2/image-segmentation",
            "v2/oddities",
            "v2/pcd-3d_bounding_box",
            "v2/pcd-3d_segmentation",
            "v2/prompt-prompt-answer",
            "v2/text-classification",
            "v2/text-named_entity",
            "v2/video-bounding_box",
            "v2/video-segmentation",
            "v2/wrapper-with-meta");

    private static final List<Media> MEDIA = List.of(
            Reader.IMAGE, Reader.UNSIZED_IMAGE, Reader.VIDEO, Reader.TEXT, Reader.CLOUD, Reader.CHAT, Reader.AUDIO);

    @Provide
    Arbitrary<String> documents() {
        return Arbitraries.of(DOCUMENTS);
    }

    @Property(tries = 1000)
    void everyEntryIsAccountedFor(@ForAll("documents") String name, @ForAll long seed) {
        Random random = new Random(seed);
        Object json = Examples.document(name + ".json");
        for (int i = random.nextInt(6); i >= 0; i--) {
            json = mutated(json, random, 0);
        }
        DmDocument document = DmDocument.of(json);
        Media media = MEDIA.get(random.nextInt(MEDIA.size()));
        for (DmMedium medium : document.media()) {
            Reader read = Reader.of(json, medium.id(), media);

            assertEquals(read.content(), Reader.of(json, medium.id(), media).content());
            hasOwnIds(read.content());
            accountsForAll(document, medium, read.content());
            canBeWritten(read.content(), json);
        }
    }

    private static void hasOwnIds(DmContent content) {
        Set<String> ids = new HashSet<>();
        for (Annotation annotation : content.annotations()) {
            assertTrue(ids.add(annotation.id()), annotation.id());
        }
        for (Relation relation : content.relations()) {
            assertTrue(ids.add(relation.id()), relation.id());
        }
    }

    /** There is one annotation or relation for each entry, or more for boxes by frame. */
    private static void accountsForAll(DmDocument document, DmMedium medium, DmContent content) {
        MediumParts parts = document.medium(medium.id()).orElseThrow();
        int links = PlainJson.elements(parts.relations()).size()
                + PlainJson.elements(parts.groups()).size();
        long least = medium.annotations() + links;
        long read = content.annotations().size() + content.relations().size();

        assertTrue(read >= least, () -> read + " of " + least + " in " + content);
        if (document.version() == DmDocument.Version.V2 && !(parts.annotations() instanceof Map<?, ?>)) {
            assertEquals(least, read);
        }
    }

    private static void canBeWritten(DmContent content, Object json) {
        Item item = item(content);
        List<String> codes = new ArrayList<>();
        Map<String, Object> v1 = DmSchema.v1(item, Examples.JSON, loss -> codes.add(loss.code()));
        DmDocument again = DmDocument.of(Examples.read(JsonText.of(Examples.line(v1))));

        assertEquals(DmDocument.Version.V1, again.version());
        assertEquals(Examples.line(v1), Examples.line(DmSchema.v1(item, Examples.JSON, loss -> {})));
        assertTrue(Examples.line(DmSchema.v1(item)).startsWith("{\"extra\": "));
        SourceRecord source = new SourceRecord("item", JsonText.of(Examples.line(json)), List.of());
        for (Item written : List.of(item, item.withSource(source))) {
            try {
                Examples.line(DmSchema.v2(written, Examples.JSON));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        if (json instanceof Map<?, ?> document) {
            DmSchema.v1ToV2(PlainJson.strings(document), Strictness.TOLERANT);
            try {
                DmSchema.v1ToV2(PlainJson.strings(document), Strictness.LIKE_SDK);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith("dm.conversion: "), e.getMessage());
            }
        }
    }

    private static Item item(DmContent content) {
        return new Item(
                "item",
                "a",
                Split.NONE,
                Optional.empty(),
                content.media(),
                content.annotations(),
                content.relations(),
                content.attributes());
    }

    /** An unexpected text at each place of each document is in what is read, and in what is written, or reported there. */
    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void noTextGetsLost(String name) throws IOException {
        List<String> lost = new ArrayList<>();
        for (Object json : marked(Examples.document(name + ".json"), 0)) {
            for (Media media : MEDIA) {
                boolean found = false;
                for (DmMedium medium : DmDocument.of(json).media()) {
                    DmContent content = Reader.of(json, medium.id(), media).content();
                    boolean here = content.toString().contains(MARK);
                    found |= here || medium.toString().contains(MARK);
                    if (here && !isWrittenOrReported(item(content))) {
                        lost.add(Examples.line(json) + " was read as " + content);
                    }
                }
                if (!found) {
                    lost.add(Examples.line(json) + " as " + media);
                }
            }
        }

        assertEquals(List.of(), lost);
    }

    private static boolean isWrittenOrReported(Item item) throws IOException {
        List<Loss> ofV1 = new ArrayList<>();
        String v1 = Examples.line(DmSchema.v1(item, Examples.JSON, ofV1::add));
        List<Loss> ofV2 = new ArrayList<>();
        String v2 = Examples.line(DmSchema.v2(item, Examples.JSON, ofV2::add));
        return (v1.contains(MARK) || !ofV1.isEmpty()) && (v2.contains(MARK) || !ofV2.isEmpty());
    }

    private static final String MARK = "unexpected";

    /** Parts that have no text of their own: what means nothing outside the platform, and lists of numbers. */
    private static final Set<String> NEVER_KEPT = Set.of("primaryKey", "pixel_indices", "points");

    /** Parts of the document as a whole that repeat what its entries have. */
    private static final Set<String> REPEATED = Set.of("classification", "annotation_meta", "annotation_data");

    /** The depth of the entries of a document. Keys above it are names of media and tools. */
    private static final int ENTRIES = 3;

    /**
     * The document with the text instead of each value, and beside the values of each object and list. An id that is no
     * text is reported as missing.
     */
    private static List<Object> marked(Object value, int depth) {
        List<Object> all = new ArrayList<>();
        if (depth >= ENTRIES) {
            all.addAll(List.of(MARK, List.of(MARK), Map.of("note", MARK)));
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> {
                if (isKept(String.valueOf(key), map, depth)) {
                    marked(part, depth + 1).stream()
                            .filter(changed -> !key.equals("id") || changed instanceof String)
                            .forEach(changed -> all.add(with(map, String.valueOf(key), changed)));
                }
            });
            if (depth >= ENTRIES) {
                all.add(with(map, "note", List.of(MARK, 1L)));
                all.add(with(map, MARK, 1L));
            }
        } else if (value instanceof List<?> list && !isOfPixels(list)) {
            if (depth >= ENTRIES) {
                all.add(Stream.concat(list.stream(), Stream.of(MARK)).toList());
            }
            for (int i = 0; i < list.size(); i++) {
                for (Object changed : marked(list.get(i), depth + 1)) {
                    List<Object> copy = new ArrayList<>(list);
                    copy.set(i, changed);
                    all.add(copy);
                }
            }
        }
        return all;
    }

    private static boolean isKept(String key, Map<?, ?> of, int depth) {
        boolean idOrLockOfAPoint = of.containsKey("x") && (key.equals("id") || key.equals("isLocked"));
        return !idOrLockOfAPoint && !NEVER_KEPT.contains(key) && (depth >= ENTRIES || !REPEATED.contains(key));
    }

    private static boolean isOfPixels(List<?> list) {
        return list.size() > 4 && list.get(0) instanceof Long;
    }

    private static Map<String, Object> with(Map<?, ?> map, String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(PlainJson.strings(map));
        changed.put(key, value);
        return changed;
    }

    /** Returns a value in which one part is replaced, left out, doubled or renamed. */
    private static Object mutated(Object value, Random random, int depth) {
        boolean here = depth > 1 && random.nextInt(5) == 0;
        if (here) {
            return anything(random, 0);
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<String, Object> changed = new LinkedHashMap<>(PlainJson.strings(map));
            List<String> keys = List.copyOf(changed.keySet());
            String key = keys.get(random.nextInt(keys.size()));
            switch (depth < 2 ? 9 : random.nextInt(10)) {
                case 0 -> changed.remove(key);
                case 1 -> changed.put(KEYS.get(random.nextInt(KEYS.size())), changed.remove(key));
                case 2 -> changed.put(KEYS.get(random.nextInt(KEYS.size())), anything(random, 0));
                default -> changed.put(key, mutated(changed.get(key), random, depth + 1));
            }
            return changed;
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            List<Object> changed = new ArrayList<>(list);
            int at = random.nextInt(changed.size());
            switch (random.nextInt(10)) {
                case 0 -> changed.remove(at);
                case 1 -> changed.add(at, changed.get(at));
                case 2 -> changed.add(anything(random, 0));
                default -> changed.set(at, mutated(changed.get(at), random, depth + 1));
            }
            return changed;
        }
        return anything(random, 0);
    }

    private static final List<String> KEYS = List.of(
            "id",
            "tool",
            "class",
            "classification",
            "coordinate",
            "coordinates",
            "x",
            "rotation",
            "0",
            "frame_9",
            "data",
            "section",
            "points",
            "psr",
            "ranges",
            "start",
            "startOffset",
            "input",
            "output",
            "annotationId",
            "targetAnnotationId",
            "annotationList",
            "children",
            "attrs",
            "name",
            "value",
            "label",
            "frameIndex",
            "isLocked",
            "timestamp",
            "x:label",
            "");

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "bounding_box",
            "polygon",
            "group",
            "relation",
            "prompt",
            "answer",
            "segmentation",
            "classification",
            "3d_segmentation",
            "annotationGroup",
            "2025-01-01T00:00:00Z",
            "\uD800",
            "Ra0000000A",
            "x:ranges");

    private static Object anything(Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 9 : 12)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt(20) - 5;
            case 3 -> random.nextLong();
            case 4 -> BigInteger.TEN.pow(random.nextInt(400)).negate();
            case 5 ->
                List.of(Double.NaN, Double.NEGATIVE_INFINITY, 1e308, -1e308, -0.0, 0.5)
                        .get(random.nextInt(6));
            case 6, 7, 8 -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 9 -> new ArrayList<>();
            case 10 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    list.add(anything(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    map.put(KEYS.get(random.nextInt(KEYS.size())), anything(random, depth + 1));
                }
                yield map;
            }
        };
    }
}
