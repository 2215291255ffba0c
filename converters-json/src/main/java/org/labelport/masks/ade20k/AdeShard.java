package org.labelport.masks.ade20k;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.masks.write.MaskLosses;
import org.labelport.masks.write.QuotedText;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.raster.ItemPainter;
import org.labelport.raster.Painting;
import org.labelport.raster.Painting.Note;
import org.labelport.raster.PngWriter;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/**
 * Writes the picture of each item, the masks of its classes and objects by level, the list of objects, and a mask for
 * each object.
 */
final class AdeShard implements ShardWriter {

    private static final int MOST_INSTANCES = 255;
    private static final Note ELSEWHERE = new Note(LossCodes.MASK_EMPTY, "it is painted in another level");

    private final AdePlan plan;
    private final ShardOutput out;
    private final QuotedText quoted;

    AdeShard(AdePlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
        this.quoted = new QuotedText(plan.json());
    }

    /** Reports a picture whose name loaders do not look for. */
    static void reportName(Item item, String name, ShardOutput out) {
        if (!name.endsWith(".jpg")) {
            out.loss(Loss.changed(
                    item.id(),
                    AdeCodes.NOT_JPEG,
                    "'" + name + "' does not end in .jpg, which is all that some loaders look for"));
        }
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Levels levels = painted(item);
        MaskLosses losses = new MaskLosses(item, out);
        int[] ids = new int[item.annotations().size()];
        int[] numbers = report(levels, losses, ids);
        if (numbers.length == 0) {
            out.loss(Loss.dropped(
                    item.id(),
                    LossCodes.ITEM_UNLABELLED,
                    "readers stop at a picture without objects, so it is left out"));
            return;
        }
        losses.ofItem(levels.parts().unread() + levels.unwrittenParts(numbers));
        String name = plan.names().nameOf(numbered, out);
        reportName(item, name, out);
        String path = AdeLayout.folder(item.split()) + name;
        String start = SafePath.stem(path);
        out.media(path);
        for (int level = 0; level < levels.paintings().size(); level++) {
            PngWriter.rgb(
                    out.file(start + AdeLayout.segments(level)),
                    levels.paintings()
                            .get(level)
                            .picture(owner -> owner == 0 || numbers[owner - 1] == 0
                                    ? 0
                                    : color(item.annotations().get(owner - 1).category(), numbers[owner - 1])));
        }
        new AdeObjects(plan, levels, numbers, ids, quoted).write(out, start, path);
    }

    private Levels painted(Item item) throws ItemException {
        AdeParts parts = AdeParts.of(item);
        int deepest = item.annotations().stream().mapToInt(parts::level).max().orElse(0);
        List<Painting> paintings = new ArrayList<>();
        for (int i = 0; i <= deepest; i++) {
            int level = i;
            paintings.add(ItemPainter.paint(
                    item,
                    out.limits(),
                    annotation ->
                            parts.level(annotation) == level ? plan.refusal(annotation) : Optional.of(ELSEWHERE)));
        }
        return new Levels(item, parts, paintings);
    }

    /**
     * The annotations of an item, painted level by level.
     *
     * @param paintings one for each level, from that of whole objects down to their innermost parts
     */
    record Levels(Item item, AdeParts parts, List<Painting> paintings) {

        Painting of(int place) {
            return paintings.get(parts.level(item.annotations().get(place)));
        }

        /** Returns the number of parts that are not written, or whose whole is not written. */
        int unwrittenParts(int[] numbers) {
            Set<String> written = new HashSet<>();
            for (int i = 0; i < numbers.length; i++) {
                if (numbers[i] > 0) {
                    written.add(item.annotations().get(i).id());
                }
            }
            return (int) item.annotations().stream()
                    .map(Annotation::id)
                    .filter(id -> parts.whole(id).isPresent())
                    .filter(id -> !written.contains(id)
                            || !written.contains(parts.whole(id).orElseThrow()))
                    .count();
        }
    }

    private int color(String category, int number) {
        return AdeColor.of(plan.classNumber(category), number);
    }

    /**
     * Reports all annotations. Returns the number of each one in its level, and 0 for those that are not written; an
     * empty array when none is written.
     *
     * @param ids gets the id in the list for each annotation that is written
     */
    private int[] report(Levels levels, MaskLosses losses, int[] ids) {
        List<Annotation> annotations = levels.item().annotations();
        int[] numbers = new int[annotations.size()];
        int[] next = new int[levels.paintings().size()];
        int id = 0;
        for (int i = 0; i < numbers.length; i++) {
            Annotation annotation = annotations.get(i);
            int level = levels.parts().level(annotation);
            if (levels.of(i).isSeen(i) && next[level] == MOST_INSTANCES) {
                losses.dropped(
                        annotation,
                        LossCodes.MASK_TOO_MANY_INSTANCES,
                        "a picture has up to " + MOST_INSTANCES + " objects");
            } else if (losses.ofPainting(annotation, levels.of(i).fates().get(i))) {
                numbers[i] = ++next[level];
                ids[i] = id++;
                losses.ofAnnotation(annotation, AdeObjects::hasPlace);
                out.written(annotation);
            }
        }
        return id == 0 ? new int[0] : numbers;
    }
}
