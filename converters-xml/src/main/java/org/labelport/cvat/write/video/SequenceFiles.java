package org.labelport.cvat.write.video;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.cvat.file.CvatFrames;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.cvat.file.CvatSubsets;
import org.labelport.cvat.file.SequenceLayout;
import org.labelport.cvat.write.AttributeUse;
import org.labelport.cvat.write.CvatHead;
import org.labelport.cvat.write.ItemLosses;
import org.labelport.cvat.write.ShapeFitter;
import org.labelport.cvat.write.video.SequenceTasks.SequenceTask;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.xml.XmlText;

/**
 * Writes the XML files of sequences, after all their pictures were written. CVAT numbers the pictures that a task has,
 * so frames are renumbered without gaps. In memory are the sequences of which some frames have been read and others
 * have not.
 */
final class SequenceFiles {

    /** Losses that are known only with all frames. All others were reported when the picture was written. */
    private static final Set<String> OF_TRACKS =
            Set.of(CvatLosses.TRACK_SPLIT, CvatLosses.GROUP_JOINED, LossCodes.TRACK_DENSIFIED);

    private final CvatVideoPlan plan;
    private final ExportOutput out;
    private final BitSet written = new BitSet();
    private final Map<SequenceTask, List<Item>> begun = new HashMap<>();

    private SequenceFiles(CvatVideoPlan plan, ExportOutput out) {
        this.plan = plan;
        this.out = out;
    }

    static void write(CvatVideoPlan plan, Census census, ExportOutput out) throws IOException {
        if (plan.sequences().isEmpty()) {
            return;
        }
        SequenceFiles files = new SequenceFiles(plan, out);
        ByteText numbers = new ByteText();
        out.copy(SequenceTasks.FRAMES, numbers);
        numbers.toString().lines().forEach(number -> files.written.set(Integer.parseInt(number)));
        census.readItems(numbered -> {
            if (files.written.get(Math.toIntExact(numbered.number()))) {
                files.frame(numbered.item());
            }
        });
    }

    private void frame(Item item) throws IOException {
        SequenceTask task = plan.sequences().taskOf(item);
        List<Item> frames = begun.computeIfAbsent(task, unused -> new ArrayList<>());
        frames.add(item);
        if (frames.size() == out.count(task.counter())) {
            begun.remove(task);
            frames.sort(
                    Comparator.comparingInt(frame -> frame.slot().orElseThrow().index()));
            file(task, frames);
        }
    }

    private void file(SequenceTask task, List<Item> frames) throws IOException {
        TrackDrafts drafts = new TrackDrafts();
        Map<Annotation, ItemLosses> losses = new IdentityHashMap<>();
        for (int frame = 0; frame < frames.size(); frame++) {
            add(frames.get(frame), frame, drafts, losses);
        }
        drafts.number();
        SequenceGroups groups = SequenceGroups.of(drafts.drafts());
        groups.forEachOther(annotation -> losses.get(annotation)
                .changed(annotation, CvatLosses.GROUP_JOINED, "its track is in one group on all pictures"));
        ByteText text = new ByteText();
        XmlText xml = new XmlText(text);
        AttributeUse use = TrackUse.of(drafts.drafts(), plan.labels());
        use.madeText(plan.labels())
                .forEach(detail -> out.loss(Loss.ofDataset(
                        LossCodes.ATTRIBUTE_DEFINITION_DROPPED,
                        detail + ", in the sequence '" + task.sequence() + "'")));
        new CvatHead(CvatFrames.IMAGES, plan.labels(), use).task(xml, head(task, frames));
        xml.takeReplaced();
        new TrackWriter(
                        xml,
                        plan.labels(),
                        new TrackSteps(frames.size(), plan.betweenWritten(), plan.gaps()),
                        groups::of,
                        annotation -> losses.get(annotation).parts().interpolated(annotation))
                .write(drafts.drafts());
        xml.close("annotations");
        if (xml.takeReplaced()) {
            out.loss(Loss.ofDataset(
                    LossCodes.TEXT_CONTROL_CHARS,
                    "characters that XML cannot hold became U+FFFD in the sequence '" + task.sequence() + "'"));
        }
        try (OutputStream file = out.file(SequenceLayout.xmlFile(task.folder()))) {
            text.writeTo(file);
        }
    }

    private void add(Item item, int frame, TrackDrafts drafts, Map<Annotation, ItemLosses> losses) {
        int index = item.slot().orElseThrow().index();
        if (index != frame) {
            out.loss(Loss.changed(
                    item.id(),
                    CvatLosses.FRAME_RENUMBERED,
                    "frame " + index + " is written as frame " + frame
                            + ", because CVAT numbers pictures without gaps"));
        }
        ItemLosses ofItem = new ItemLosses(item, loss -> {
            if (OF_TRACKS.contains(loss.code())) {
                out.loss(loss);
            }
        });
        Media.Image image = (Media.Image) item.media();
        ShapeFitter fitter = new ShapeFitter(plan.labels(), image.width(), image.height());
        for (Annotation annotation : item.annotations()) {
            Annotation placed = annotation.withIndex(frame);
            losses.put(placed, ofItem);
            drafts.add(placed, fitter, ofItem);
        }
    }

    /** Returns the task for the head. It has the size of the pictures, if all have the same. */
    private static CvatHead.Task head(SequenceTask task, List<Item> frames) {
        Media.Image first = (Media.Image) frames.get(0).media();
        boolean equal = frames.stream()
                .map(item -> (Media.Image) item.media())
                .allMatch(image -> image.width() == first.width() && image.height() == first.height());
        return new CvatHead.Task(
                task.sequence(),
                frames.size(),
                task.split() == Split.NONE ? "" : CvatSubsets.of(task.split()),
                "",
                equal ? first.width() : 0,
                equal ? first.height() : 0);
    }
}
