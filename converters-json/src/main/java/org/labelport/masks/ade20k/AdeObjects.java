package org.labelport.masks.ade20k;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.geometry.Polygons;
import org.labelport.masks.ade20k.AdeShard.Levels;
import org.labelport.masks.write.QuotedText;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.output.ValueText;
import org.labelport.raster.Painting;
import org.labelport.raster.PngWriter;

/**
 * Writes the list of a picture's objects, and a mask for each object. There may be a million objects, so the list is
 * written directly as text.
 *
 * @param numbers number of each annotation in the mask of its level; 0 for annotations that are not written
 * @param ids id in the list for each annotation that is written
 */
record AdeObjects(AdePlan plan, Levels levels, int[] numbers, int[] ids, QuotedText quoted) {

    private static final int SET = 255;

    void write(ShardOutput out, String start, String path) throws IOException {
        String base = start.substring(start.lastIndexOf('/') + 1);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] > 0) {
                writeMask(i, out.file(start + "/" + maskName(i, base)));
            }
        }
        int slash = path.lastIndexOf('/');
        ByteText text = out.file(start + AdeLayout.OBJECTS);
        text.text("{\"annotation\": {\"filename\": ").text(quoted.of(path.substring(slash + 1)));
        text.text(", \"folder\": ").text(quoted.of(path.substring(0, slash)));
        text.text(", \"imsize\": [").integer(levels.paintings().get(0).canvas().height());
        text.text(", ").integer(levels.paintings().get(0).canvas().width());
        text.text(", 3], \"source\": {}, \"scene\": [], \"object\": [");
        writeObjects(quoted.inner(base), text);
        text.text("]}}\n");
    }

    private String maskName(int place, String base) {
        int id = ids[place];
        return "instance_" + (id < 10 ? "00" : id < 100 ? "0" : "") + id + "_" + base + ".png";
    }

    private void writeMask(int place, ByteText file) throws IOException {
        PngWriter.gray8(file, levels.of(place).picture(owner -> owner == place + 1 ? SET : 0));
    }

    /** Returns whether the list of objects holds an attribute. */
    static boolean hasPlace(String attribute, Value value) {
        boolean flag = attribute.equals(Attributes.OCCLUDED) || attribute.equals(Attributes.TRUNCATED);
        return attribute.equals(AdeObject.WORDS) || flag && value instanceof Value.Flag;
    }

    private void writeObjects(String base, ByteText text) {
        List<Map<Integer, Shape.Polygon>> outlines = new ArrayList<>();
        for (Painting painting : levels.paintings()) {
            outlines.add(painting.canvas().outlines());
        }
        Relatives relatives = relatives();
        String before = "{";
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == 0) {
                continue;
            }
            Annotation annotation = levels.item().annotations().get(i);
            int level = levels.parts().level(annotation);
            text.text(before);
            appendClass(annotation, ids[i], text);
            appendParts(annotation.id(), level, relatives, text);
            text.text(", \"instance_mask\": \"").text(base);
            text.ascii('/').text(maskName(i, base)).text("\", \"polygon\": {\"x\": ");
            appendPolygon(outlines.get(level).getOrDefault(i + 1, new Shape.Polygon(List.of())), text);
            text.text(", \"click_date\": []}, \"saved_date\": \"\"}");
            before = ", {";
        }
    }

    private void appendClass(Annotation annotation, int id, ByteText text) {
        Map<String, Value> attributes = annotation.attributes();
        String category = quoted.ofName(annotation.category());
        text.text("\"id\": ").integer(id).text(", \"name\": ").text(category);
        text.text(", \"name_ndx\": ").integer(plan.classNumber(annotation.category()));
        text.text(", \"hypernym\": [], \"raw_name\": ").text(category);
        text.text(", \"attributes\": [");
        appendWords(attributes.get(AdeObject.WORDS), text);
        text.text("], \"depth_ordering_rank\": ").integer(id + 1L);
        text.text(", \"occluded\": ").text(Attributes.isSet(attributes, Attributes.OCCLUDED) ? "\"yes\"" : "\"no\"");
        text.text(", \"crop\": ").text(Attributes.isSet(attributes, Attributes.TRUNCATED) ? "true" : "false");
    }

    private void appendParts(String annotation, int level, Relatives relatives, ByteText text) {
        text.text(", \"parts\": {\"hasparts\": ");
        append(relatives.partsOf().getOrDefault(annotation, List.of()), text);
        text.text(", \"ispartof\": ");
        append(
                levels.parts()
                        .whole(annotation)
                        .map(relatives.idOf()::get)
                        .map(List::of)
                        .orElse(List.of()),
                text);
        text.text(", \"part_level\": ").integer(level).ascii('}');
    }

    private void appendWords(@Nullable Value value, ByteText text) {
        List<String> words = List.of();
        if (value instanceof Value.Choices choices) {
            words = choices.chosen();
        } else if (value != null) {
            words = ValueText.of(value).stream().toList();
        }
        for (int i = 0; i < words.size(); i++) {
            text.text(i == 0 ? "" : ", ").text(quoted.of(words.get(i)));
        }
    }

    /**
     * The parts and wholes among the objects that are written.
     *
     * @param idOf id in the list by annotation id
     * @param partsOf ids in the list of an annotation's parts, by its annotation id
     */
    private record Relatives(Map<String, Integer> idOf, Map<String, List<Integer>> partsOf) {}

    private Relatives relatives() {
        Relatives relatives = new Relatives(new HashMap<>(), new HashMap<>());
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] > 0) {
                int id = ids[i];
                String annotation = levels.item().annotations().get(i).id();
                relatives.idOf.put(annotation, id);
                levels.parts()
                        .whole(annotation)
                        .ifPresent(whole -> relatives
                                .partsOf
                                .computeIfAbsent(whole, any -> new ArrayList<>())
                                .add(id));
            }
        }
        return relatives;
    }

    private static void append(List<Integer> ids, ByteText text) {
        String before = "[";
        for (int id : ids) {
            text.text(before).integer(id);
            before = ", ";
        }
        text.text(ids.isEmpty() ? "[]" : "]");
    }

    /** Writes an outline as one ring, which is the only form that readers accept. */
    private static void appendPolygon(Shape.Polygon outline, ByteText text) {
        PointList ring = Polygons.bridgedOutline(outline);
        text.ascii('[');
        for (int i = 0; i < ring.size(); i++) {
            text.text(i == 0 ? "" : ", ").integer(Math.round(ring.x(i)));
        }
        text.text("], \"y\": [");
        for (int i = 0; i < ring.size(); i++) {
            text.text(i == 0 ? "" : ", ").integer(Math.round(ring.y(i)));
        }
        text.ascii(']');
    }
}
