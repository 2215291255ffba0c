package org.labelport.cvat.write.video;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.cvat.file.SequenceLayout;
import org.labelport.cvat.write.ItemLosses;
import org.labelport.cvat.write.ShapeFitter;
import org.labelport.cvat.write.video.SequenceTasks.SequenceTask;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SequenceSlot;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * Writes the pictures of sequences into their folders, and reports what tracks will not hold of them. The tracks
 * themselves are written by {@link SequenceFiles}, when all frames are known.
 */
record SequenceShard(CvatVideoPlan plan, ShardOutput out) {

    void write(NumberedItem numbered, Media.Image image) throws ItemException, IOException {
        Item item = numbered.item();
        SequenceSlot slot = item.slot().orElseThrow();
        if (plan.sequences().isRepeated(numbered)) {
            throw new ItemException(
                    "sequence.frame-taken",
                    "another item is frame " + slot.index() + " of the sequence '" + slot.sequence()
                            + "', too. Correct one of the two.");
        }
        SequenceTask task = plan.sequences().taskOf(item);
        ItemLosses losses = new ItemLosses(item, ofOneFrame());
        TrackDrafts drafts = new TrackDrafts();
        ShapeFitter fitter = new ShapeFitter(plan.labels(), image.width(), image.height());
        item.annotations().forEach(annotation -> drafts.add(annotation.withIndex(0), fitter, losses));
        drafts.written().forEach(out::written);
        losses.ofItem();
        if (slot.micros() != 0) {
            out.loss(Loss.changed(item.id(), LossCodes.FRAME_RATE_DROPPED, "the time of the frame is not written"));
        }
        String name = plan.sequences().fileName(item);
        if (!item.path().equals(slot.sequence() + "/" + name)) {
            out.loss(Loss.changed(
                    item.id(), LossCodes.FILE_RENAMED, "'" + item.path() + "' is written as '" + name + "'"));
        }
        ByteText written = out.part(SequenceTasks.FRAMES);
        written.integer(numbered.number());
        out.count(task.counter(), 1);
        out.media(SequenceLayout.pictureFile(task.folder(), name));
    }

    /**
     * Returns a sink for the losses of one frame. Losses of whole tracks are known only with the other frames, and left
     * out here.
     */
    private LossSink ofOneFrame() {
        return loss -> {
            if (!loss.code().equals(CvatLosses.TRACK_SPLIT)) {
                out.loss(loss);
            }
        };
    }
}
