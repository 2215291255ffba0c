package org.labelport.masks.ade20k;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.json.Json;
import org.labelport.masks.ade20k.AdeShard.Levels;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.raster.Painting;
import org.labelport.raster.PngWriter;

/**
 * Writes the list of objects of a picture, and a mask of each.
 *
 * @param numbers of the annotations in the pictures of their levels, 0 for those that are not written
 * @param ids of those that are written
 */
record AdeObjects(AdePlan plan, Levels levels, int[] numbers, int[] ids) {

    private static final int SET = 255;

    void write(ShardOutput out, String start, String path) throws IOException {
        int width = levels.paintings().get(0).canvas().width();
        int height = levels.paintings().get(0).canvas().height();
        List<Map<Integer, Shape.Mask>> masks = new ArrayList<>();
        for (Painting painting : levels.paintings()) {
            masks.add(painting.canvas().masks());
        }
        Map<String, List<Object>> partsOf = new HashMap<>();
        Map<String, Long> idOf = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] > 0) {
                long id = ids[i];
                String annotation = levels.item().annotations().get(i).id();
                idOf.put(annotation, id);
                levels.parts()
                        .whole(annotation)
                        .ifPresent(whole -> partsOf.computeIfAbsent(whole, any -> new ArrayList<>())
                                .add(id));
            }
        }
        List<Object> objects = new ArrayList<>();
        String base = start.substring(start.lastIndexOf('/') + 1);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == 0) {
                continue;
            }
            int owner = i + 1;
            Annotation annotation = levels.item().annotations().get(i);
            String mask = String.format(Locale.ROOT, "instance_%03d_%s.png", ids[i], base);
            PngWriter.gray8(out.file(start + "/" + mask), levels.of(i).picture(each -> each == owner ? SET : 0));
            Map<String, Object> parts = new LinkedHashMap<>();
            parts.put("hasparts", partsOf.getOrDefault(annotation.id(), List.of()));
            parts.put(
                    AdeParts.IS_PART_OF,
                    levels.parts()
                            .whole(annotation.id())
                            .map(idOf::get)
                            .map(List::<Object>of)
                            .orElse(List.of()));
            parts.put("part_level", (long) levels.parts().level(annotation));
            objects.add(object(
                    ids[i],
                    annotation,
                    parts,
                    base + "/" + mask,
                    masks.get(levels.parts().level(annotation))
                            .getOrDefault(owner, new Shape.Mask(0, 0, 0, 0, new int[0]))));
        }
        Map<String, Object> annotation = new LinkedHashMap<>();
        annotation.put("filename", path.substring(path.lastIndexOf('/') + 1));
        annotation.put("folder", path.substring(0, path.lastIndexOf('/')));
        annotation.put("imsize", List.of((long) height, (long) width, 3L));
        annotation.put("source", Map.of());
        annotation.put("scene", List.of());
        annotation.put("object", objects);
        ByteText text = out.file(start + ".json");
        plan.json().write(Map.of("annotation", annotation), text, Json.Style.LINE);
        text.ascii('\n');
    }

    private Map<String, Object> object(
            int id, Annotation annotation, Map<String, Object> parts, String mask, Shape.Mask pixels) {
        List<Object> x = new ArrayList<>();
        List<Object> y = new ArrayList<>();
        PointList ring = Polygons.bridged(Masks.outline(pixels));
        for (int i = 0; i < ring.size(); i++) {
            x.add(Math.round(ring.x(i)));
            y.add(Math.round(ring.y(i)));
        }
        Map<String, Object> polygon = new LinkedHashMap<>();
        polygon.put("x", x);
        polygon.put("y", y);
        polygon.put("click_date", List.of());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", (long) id);
        object.put("name", annotation.category());
        object.put("name_ndx", (long) plan.classNumber(annotation.category()));
        object.put("hypernym", List.of());
        object.put("raw_name", annotation.category());
        object.put("attributes", List.of());
        object.put("depth_ordering_rank", id + 1L);
        object.put("occluded", Attributes.isSet(annotation.attributes(), Attributes.OCCLUDED) ? "yes" : "no");
        object.put("crop", false);
        object.put("parts", parts);
        object.put("instance_mask", mask);
        object.put("polygon", polygon);
        object.put("saved_date", "");
        return object;
    }
}
