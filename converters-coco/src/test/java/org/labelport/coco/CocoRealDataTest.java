package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.labelport.coco.file.CocoJson;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.report.ExportException;

/** Reads files that other people made, if they are on this machine. */
class CocoRealDataTest {

    private static final Path DATA = Path.of(System.getProperty("labelport.realData", ""), "coco");

    private static CocoReading read(String file) throws IOException, ExportException {
        Path path = DATA.resolve(file);
        assumeTrue(Files.exists(path), "skipped: there is no " + path);
        return CocoReading.ofFile(path);
    }

    private static Map<ShapeKind, Integer> shapes(CocoReading read) {
        Map<ShapeKind, Integer> counts = new TreeMap<>();
        for (Item item : read.items()) {
            for (Annotation annotation : item.annotations()) {
                counts.merge(annotation.shape().kind(), 1, Integer::sum);
            }
        }
        return counts;
    }

    @Test
    void taco() throws IOException, ExportException {
        CocoReading read = read("taco/data/annotations.json");
        assertEquals(1500, read.items().size());
        assertEquals(Map.of(ShapeKind.POLYGON, 4784), shapes(read));
        assertEquals(60, read.taxonomy().size());
        assertEquals("Aluminium foil", read.taxonomy().names().get(0));
        assertEquals(List.of(), read.errors());
        Map<String, Integer> losses = new TreeMap<>();
        read.lossCodes().forEach(code -> losses.merge(code, 1, Integer::sum));
        // scene_annotations, scene_categories, images.flickr_640_url
        assertEquals(Map.of("attribute.dropped", 3, "coco.origin-dropped", 1), losses);
    }

    @Test
    void deepsport() throws IOException, ExportException {
        Map<String, Integer> images = new TreeMap<>();
        Map<String, Integer> masks = new TreeMap<>();
        for (String name : List.of("train", "val", "test", "trainval", "trainvaltest", "challenge")) {
            CocoReading read = read("deepsport/annotations/" + name + ".json");
            assertEquals(List.of(), read.errors());
            assertEquals(List.of("human"), read.taxonomy().names());
            images.put(name, read.items().size());
            masks.put(name, shapes(read).getOrDefault(ShapeKind.MASK, 0));
            assertTrue(read.items().get(0).path().contains("/"));
        }
        assertEquals(84, images.get("challenge"));
        assertEquals(0, masks.get("challenge"));
        assertEquals(223, images.get("train"));
        assertEquals(1674, masks.get("train"));
        assertEquals(324, images.get("trainvaltest"));
        assertEquals(2495, masks.get("trainvaltest"));
    }

    @Test
    void masksHaveTheAreasThatTheirFileStates() throws IOException, ExportException {
        CocoReading read = read("deepsport/annotations/trainvaltest.json");
        Map<String, Long> stated = areas(DATA.resolve("deepsport/annotations/trainvaltest.json"));
        List<String> different = new ArrayList<>();
        for (Item item : read.items()) {
            for (Annotation annotation : item.annotations()) {
                if (((Shape.Mask) annotation.shape()).area() != stated.get(annotation.id())) {
                    different.add(annotation.id());
                }
            }
        }
        assertEquals(List.of(), different);
    }

    @Test
    void keypoints() throws IOException, ExportException {
        String folder = "coco-excerpt-keypoints/dataset/coco_test/annotations/";
        CocoReading train = read(folder + "person_keypoints_train2017.json");
        assertEquals(15, train.items().size());
        assertEquals(List.of(), train.errors());
        assertEquals(List.of("coco.origin-dropped"), train.lossCodes());
        assertEquals(
                17, train.taxonomy().categories().get(0).skeleton().points().size());
        assertEquals(19, train.taxonomy().categories().get(0).skeleton().edges().size());
        assertEquals(Map.of(ShapeKind.POLYGON, 18, ShapeKind.POINTS, 18), shapes(train));
        CocoReading val = read(folder + "person_keypoints_val2017.json");
        assertEquals(3, val.items().size());
        assertEquals(Map.of(ShapeKind.POLYGON, 14, ShapeKind.POINTS, 14), shapes(val));
    }

    private static Map<String, Long> areas(Path file) throws IOException {
        Map<String, Long> areas = new TreeMap<>();
        try (JsonParser parser = CocoJson.open(file, Limits.USUAL)) {
            String id = "";
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    if ("id".equals(parser.currentName())) {
                        id = parser.getText();
                    }
                    if ("area".equals(parser.currentName())) {
                        areas.put(id, parser.getLongValue());
                    }
                }
            }
        }
        return areas;
    }
}
