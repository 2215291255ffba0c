package org.labelport.masks.ade20k;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.json.Json;
import org.labelport.masks.MaskLosses;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.raster.ItemPainter;
import org.labelport.raster.Painting;
import org.labelport.raster.Painting.Note;
import org.labelport.raster.PngWriter;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes a picture, the picture of its classes and objects, the list of these, and a mask of each. */
final class AdeShard implements ShardWriter {

    private static final int MOST_INSTANCES = 255;
    private static final int SET = 255;

    private final AdePlan plan;
    private final ShardOutput out;

    AdeShard(AdePlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    /** Why an annotation is not painted. */
    static Optional<Note> refusal(AdePlan plan, Annotation annotation) {
        return plan.classNumber(annotation.category()) == 0
                ? Optional.of(new Note(LossCodes.CATEGORY_MISSING, "an object has a class, and there is none"))
                : Optional.empty();
    }

    /** What loaders do not see. */
    static void reportName(Item item, String name, MaskLosses losses, ShardOutput out) {
        losses.ofName(name);
        if (!name.toLowerCase(Locale.ROOT).endsWith(".jpg")) {
            out.loss(Loss.changed(
                    item.id(),
                    AdeCodes.NOT_JPEG,
                    "'" + name + "' does not end in .jpg, where some loaders look for that"));
        }
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Painting painting = ItemPainter.paint(item, annotation -> refusal(plan, annotation));
        MaskLosses losses = new MaskLosses(item, out);
        int[] numbers = report(item, painting, losses);
        if (numbers.length == 0) {
            out.loss(Loss.changed(
                    item.id(), LossCodes.ITEM_UNLABELLED, "readers stop at a picture without objects: it is left out"));
            return;
        }
        losses.ofItem();
        String name = plan.names().nameOf(numbered, out);
        reportName(item, name, losses, out);
        String path = AdeLayout.folder(item.split()) + name;
        String start = SafePath.stem(path);
        out.media(path);
        PngWriter.rgb(
                out.file(start + AdeLayout.SEGMENTS),
                painting.picture(owner -> owner == 0 || numbers[owner - 1] == 0
                        ? 0
                        : color(item.annotations().get(owner - 1).category(), numbers[owner - 1])));
        objects(item, painting, numbers, start, path);
    }

    private int color(String category, int number) {
        return AdeColor.of(plan.classNumber(category), number);
    }

    /** Reports all annotations; the number of each, 0 for those that are not written; empty when none is. */
    private int[] report(Item item, Painting painting, MaskLosses losses) {
        int[] numbers = new int[item.annotations().size()];
        int next = 1;
        for (int i = 0; i < numbers.length; i++) {
            Annotation annotation = item.annotations().get(i);
            if (painting.isSeen(i) && next > MOST_INSTANCES) {
                losses.dropped(
                        annotation,
                        LossCodes.MASK_TOO_MANY_INSTANCES,
                        "a picture has up to " + MOST_INSTANCES + " objects");
            } else if (losses.ofPainting(annotation, painting.fates().get(i))) {
                numbers[i] = next++;
                losses.ofAnnotation(annotation, Set.of(Attributes.OCCLUDED));
                out.written(annotation);
            }
        }
        return next == 1 ? new int[0] : numbers;
    }

    private void objects(Item item, Painting painting, int[] numbers, String start, String path) throws IOException {
        int width = painting.canvas().width();
        int height = painting.canvas().height();
        Map<Integer, Shape.Mask> masks = painting.canvas().masks();
        List<Object> objects = new ArrayList<>();
        String base = start.substring(start.lastIndexOf('/') + 1);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == 0) {
                continue;
            }
            int owner = i + 1;
            String mask = String.format(Locale.ROOT, "instance_%03d_%s.png", objects.size(), base);
            PngWriter.gray8(out.file(start + "/" + mask), painting.picture(each -> each == owner ? SET : 0));
            objects.add(object(
                    objects.size(),
                    item.annotations().get(i),
                    base + "/" + mask,
                    masks.getOrDefault(owner, new Shape.Mask(0, 0, 0, 0, new int[0]))));
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

    private Map<String, Object> object(int id, Annotation annotation, String mask, Shape.Mask pixels) {
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
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("hasparts", List.of());
        parts.put("ispartof", List.of());
        parts.put("part_level", 0L);
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
