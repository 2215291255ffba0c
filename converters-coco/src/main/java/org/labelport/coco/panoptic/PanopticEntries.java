package org.labelport.coco.panoptic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.write.AnnotationLosses;
import org.labelport.coco.write.CocoContent;
import org.labelport.coco.write.CocoText;
import org.labelport.coco.write.EntryText;
import org.labelport.coco.write.ItemLosses;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.raster.ItemPainter;
import org.labelport.raster.Painting;
import org.labelport.raster.Painting.Fate;
import org.labelport.raster.Painting.Note;
import org.labelport.raster.PngWriter;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes the segments of items: for each item a PNG of their ids, and an entry that lists them. */
final class PanopticEntries implements CocoContent.Entries {

    private final PanopticContent content;
    private final ShardOutput out;

    PanopticEntries(PanopticContent content, ShardOutput out) {
        this.content = content;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered, Media.Image image, String name) throws ItemException, IOException {
        Item item = numbered.item();
        Painting painting = ItemPainter.paint(item, out.limits(), this::refusal);
        int[] ids = new int[item.annotations().size() + 1];
        List<Segment> segments = segments(item, painting, ids);
        String file = SafePath.stem(name) + ".png";
        String folder = SafePath.stem(content.tree().json(item.split()));
        PngWriter.rgb(out.file(folder + "/" + file), painting.picture(owner -> PanopticColor.ofId(ids[owner])));
        measure(painting, ids, segments);
        append(out.part(content.tree().annotations(item.split())), numbered.number() + 1, file, segments);
        reportName(item, name);
    }

    private void reportName(Item item, String name) {
        if (!name.endsWith(".jpg")) {
            out.loss(Loss.changed(
                    item.id(),
                    CocoCodes.NOT_JPEG,
                    "'" + name + "' does not end in .jpg, where detectron2 and DETR look for that"));
        }
    }

    /** A segment of a picture. Its pixels are counted after all segments have their ids. */
    private static final class Segment {

        private final int category;
        private final boolean crowd;
        private int objects = 1;
        private long area;
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right;
        private int bottom;

        Segment(int category, boolean crowd) {
            this.category = category;
            this.crowd = crowd;
        }

        void add(int x, int y, int width, int height) {
            area += (long) width * height;
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x + width);
            bottom = Math.max(bottom, y + height);
        }
    }

    private Optional<Note> refusal(Annotation annotation) {
        return content.taxonomy().indexOf(annotation.category()).isEmpty()
                ? Optional.of(
                        new Note(LossCodes.CATEGORY_MISSING, "a segment needs a category, and the annotation has none"))
                : Optional.empty();
    }

    /**
     * Numbers the segments from 1, and reports for every annotation whether it is written and what is lost.
     *
     * @param ids gets the segment's id for each 1-based place of an annotation
     */
    private List<Segment> segments(Item item, Painting painting, int[] ids) {
        AnnotationLosses losses = new AnnotationLosses(item.id(), out);
        List<Segment> segments = new ArrayList<>();
        Map<String, Integer> stuff = new TreeMap<>();
        for (int i = 0; i < item.annotations().size(); i++) {
            Annotation annotation = item.annotations().get(i);
            if (painting.fates().get(i) instanceof Fate.Refused refused) {
                out.dropped(
                        item,
                        annotation,
                        refused.reason().code(),
                        refused.reason().detail());
                continue;
            }
            boolean thing = !content.stuff().contains(annotation.category());
            boolean crowd = Attributes.isSet(annotation.attributes(), Attributes.CROWD);
            Integer earlier = thing ? null : stuff.get(annotation.category());
            if (earlier != null) {
                segments.get(earlier - 1).objects++;
                ids[i + 1] = earlier;
            } else {
                int category = content.taxonomy().indexOf(annotation.category()).orElseThrow();
                segments.add(new Segment(category, thing && crowd));
                ids[i + 1] = segments.size();
                stuff.put(annotation.category(), segments.size());
            }
            report(item, annotation, (Fate.Seen) painting.fates().get(i), losses);
            if (!thing) {
                losses.crowd(annotation);
            }
            out.written(annotation);
        }
        reportUnited(item, segments);
        new ItemLosses(out).all(item);
        return segments;
    }

    private void report(Item item, Annotation annotation, Fate.Seen seen, AnnotationLosses losses) {
        for (Note note : seen.notes()) {
            out.changed(item, annotation, note.code(), note.detail());
        }
        losses.attributes(annotation, "");
        UnwrittenParts unwritten = new UnwrittenParts(item, out);
        unwritten.track(annotation);
        unwritten.score(annotation);
        unwritten.provenance(annotation);
    }

    private void reportUnited(Item item, List<Segment> segments) {
        for (Segment segment : segments) {
            if (segment.objects > 1) {
                out.loss(Loss.changed(
                        item.id(),
                        CocoCodes.REGIONS_UNITED,
                        segment.objects + " regions of '"
                                + content.taxonomy()
                                        .categories()
                                        .get(segment.category)
                                        .name()
                                + "', which is stuff, are written as one"));
            }
        }
    }

    private static void measure(Painting painting, int[] ids, List<Segment> segments) {
        painting.canvas().forEachBlock((x, y, width, height, owner) -> {
            if (ids[owner] != 0) {
                segments.get(ids[owner] - 1).add(x, y, width, height);
            }
        });
    }

    private static void append(ByteText text, long image, String file, List<Segment> segments) {
        text.text("{\"image_id\":").integer(image).text(",\"file_name\":");
        CocoText.string(text, file);
        text.text(",\"segments_info\":[");
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            text.text(i == 0 ? "" : ",").text("{\"id\":").integer(i + 1L);
            EntryText.category(text, segment.category);
            text.text(",\"area\":").integer(segment.area);
            text.text(",\"bbox\":[").integer(segment.left).ascii(',').integer(segment.top);
            text.ascii(',').integer(segment.right - segment.left);
            text.ascii(',').integer(segment.bottom - segment.top).ascii(']');
            EntryText.crowd(text, segment.crowd);
            text.ascii('}');
        }
        text.text("]}");
    }
}
