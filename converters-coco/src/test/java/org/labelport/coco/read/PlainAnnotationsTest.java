package org.labelport.coco.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.list.JsonInput;
import org.labelport.coco.list.ObjectList;
import org.labelport.coco.list.ObjectPiece;
import org.labelport.coco.list.PlainAnnotations;
import org.labelport.coco.list.TextPlace;
import org.labelport.limits.Limits;

/** Reading annotations from bytes gives the same as reading them from tokens. */
class PlainAnnotationsTest {

    /** Numbers as programs and people spell them, and some texts that are not numbers. */
    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> whole = Arbitraries.longs().map(String::valueOf);
        Arbitrary<String> small = Arbitraries.integers().between(-3000, 3000).map(String::valueOf);
        Arbitrary<String> fixed = Combinators.combine(
                        Arbitraries.integers().between(-100_000, 100_000),
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20))
                .as((integer, fraction) -> integer + "." + fraction);
        Arbitrary<String> pixels = Combinators.combine(
                        Arbitraries.integers().between(0, 30_000_000),
                        Arbitraries.integers().between(0, 99))
                .as((integer, fraction) -> integer + "." + fraction);
        Arbitrary<String> doubles = Arbitraries.doubles().map(String::valueOf);
        Arbitrary<String> odd = Arbitraries.of(
                "-0",
                "-0.0",
                "-0.00",
                "0.000",
                "1e3",
                "1E-7",
                "-2.5e+3",
                "NaN",
                "null",
                "\"7\"",
                "[1]",
                "1000000000001",
                "20000000.5",
                "2147483647",
                "9007199254740993",
                "0.1234567890123456789012345678901234567890");
        return Arbitraries.frequencyOf(
                Tuple.of(3, whole),
                Tuple.of(6, small),
                Tuple.of(4, fixed),
                Tuple.of(8, pixels),
                Tuple.of(1, doubles),
                Tuple.of(1, odd));
    }

    @Provide
    Arbitrary<String> annotations() {
        Arbitrary<String> list = numbers().list().ofMaxSize(8).map(PlainAnnotationsTest::list);
        Arbitrary<String> segmentation = Arbitraries.oneOf(
                list.list().ofMaxSize(3).map(PlainAnnotationsTest::list),
                list,
                list.map(counts -> "{\"counts\":" + counts + ",\"size\":[3,4]}"),
                Arbitraries.of(
                        "{\"size\":[3, 4], \"counts\": \"a^0]\"}",
                        "{\"size\":[3,4],\"counts\":\"\\u0041\"}",
                        "{\"counts\":\"\",\"size\":[3,4]}",
                        "{\"size\":[3],\"counts\":[1]}",
                        "{}",
                        "null"));
        Arbitrary<String> field = Arbitraries.oneOf(
                segmentation.map(value -> "\"segmentation\": " + value),
                list.map(value -> "\"bbox\":" + value),
                list.map(value -> "\"keypoints\" :\n" + value),
                numbers().map(value -> "\"score\":" + value),
                numbers().map(value -> "\"area\":" + value),
                numbers().map(value -> "\"iscrowd\": " + value),
                Arbitraries.of("\"iscrowd\":1", "\"iscrowd\":0", "\"iscrowd\":true"),
                Arbitraries.of("\"caption\":\"a {cat]\"", "\"colour\":\"\\\"\"", "\"attributes\":{\"a\":[{}]}"),
                Arbitraries.of("\"id\":12", "\"id\":12.0", "\"image_id\":null", "\"category_id\":\"3\""));
        return Combinators.combine(field.list().ofMaxSize(5), Arbitraries.of("", " ", "\n\t"))
                .as((fields, space) -> {
                    String more =
                            fields.stream().map(text -> space + "," + text).collect(Collectors.joining());
                    return "{" + space + "\"id\": 7,\"image_id\":-5" + space + ",\"category_id\":900" + more + space
                            + "}";
                });
    }

    private static String list(List<String> elements) {
        return "[" + String.join(", ", elements) + "]";
    }

    @Property(tries = 4000)
    void readsTheSameRecord(@ForAll("annotations") String json) throws IOException {
        PlainAnnotations plain = plain(json);
        if (plain.isPlain(0)) {
            List<Object> byToken = byToken(json);
            byte[] record = Arrays.copyOf(plain.records(), plain.length(0));
            assertArrayEquals((byte[]) byToken.get(0), record, json);
            assertEquals(byToken.get(1), CocoId.of(plain.id(0)), json);
            assertEquals(byToken.get(2), CocoId.of(plain.image(0)), json);
        }
    }

    @Test
    void usualAnnotationIsPlain() throws IOException {
        assertTrue(plain("{\"segmentation\": [[510.66,423.01,511.72,420.03,510.45,416.0]],\"area\": 702.1057499999998,"
                        + "\"iscrowd\": 0,\"image_id\": 289343,\"bbox\": [473.07,395.93,38.65,28.67],\"category_id\": 18,"
                        + "\"id\": 1768}")
                .isPlain(0));
        assertTrue(plain("{\"segmentation\":{\"counts\":[272,2,4],\"size\":[240,320]},\"iscrowd\":1,\"image_id\":1,"
                        + "\"category_id\":1,\"id\":9}")
                .isPlain(0));
        assertTrue(plain("{\"image_id\":1,\"category_id\":1,\"id\":9,\"score\":0.236,"
                        + "\"keypoints\":[1,2.123456789012345678,2],\"num_keypoints\":1}")
                .isPlain(0));
    }

    @Test
    void whatAnnotationsDoNotHaveIsNotPlain() throws IOException {
        for (String json : List.of(
                "{}",
                "{\"id\":1,\"image_id\":2}",
                "{\"id\":1,\"image_id\":2,\"category_id\":3,\"colour\":1}",
                "{\"id\":1,\"image_id\":2,\"category_id\":3,}",
                "{\"id\":01,\"image_id\":2,\"category_id\":3}",
                "{\"id\":1,\"image_id\":2,\"category_id\":3,\"bbox\":[1,2,3,.4]}",
                "{\"id\":1,\"image_id\":2,\"category_id\":3,\"bbox\":[1,2,3,4.]}",
                "{\"id\":1,\"image_id\":2,\"category_id\":3,\"bbox\":[1,2,3,-]}",
                "{\"id\":1,\"image_id\":2,\"category_id\":3,\"bbox\":[1,2,3,00.5]}",
                "{\"id\":1,\"image_id\":2,\"category_id\":3,\"bbox\":[1,2,3,1.2.3]}",
                "{\"id\":1,\"image_id\":2,\"category_id\":3,\"bbox\":[1,2,3,1e12]}",
                "{\"id\":1,\"image_id\":2,\"category_id\":3,\"area\":+1}",
                "{\"id\":1234567890123456789,\"image_id\":2,\"category_id\":3}",
                "{\"id\":1,\"image_id\":2,\"category_id\":3,\"id\":1}")) {
            assertFalse(plain(json).isPlain(0), json);
        }
    }

    private static PlainAnnotations plain(String json) throws IOException {
        byte[] bytes = (json + "]").getBytes(StandardCharsets.UTF_8);
        ObjectPiece piece = new ObjectPiece();
        assertTrue(new ObjectList(new JsonInput(new ByteArrayInputStream(bytes)), new TextPlace(0, 1, 1)).next(piece));
        assertEquals(1, piece.size());
        PlainAnnotations plain = new PlainAnnotations();
        plain.read(piece);
        return plain;
    }

    private static List<Object> byToken(String json) throws IOException {
        ObjectPiece piece = new ObjectPiece();
        byte[] bytes = (json + "]").getBytes(StandardCharsets.UTF_8);
        new ObjectList(new JsonInput(new ByteArrayInputStream(bytes)), new TextPlace(0, 1, 1)).next(piece);
        try (JsonParser parser = piece.parser(0, 1, Limits.USUAL)) {
            AnnotationReader reader =
                    new AnnotationReader(parser, new UnknownKeys("file", loss -> {}), new CategoryIds());
            parser.nextToken();
            parser.nextToken();
            reader.read(0);
            byte[] record =
                    Arrays.copyOf(reader.record().array(), reader.record().size());
            assertEquals(AnnotationDraft.of(record).id, reader.id());
            return List.of(record, reader.id(), Objects.requireNonNull(reader.image()));
        }
    }
}
