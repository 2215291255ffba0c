package org.labelport.cvat.write.video;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.cvat.file.CvatFrames;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.cvat.file.CvatSubsets;
import org.labelport.cvat.file.VideoLayout;
import org.labelport.cvat.write.AttributeUse;
import org.labelport.cvat.write.CvatHead;
import org.labelport.cvat.write.ItemLosses;
import org.labelport.cvat.write.ShapeFitter;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.xml.XmlText;

/** Writes the file of one video after the other. Pictures of sequences go to {@link SequenceShard}. */
final class CvatVideoShard implements ShardWriter {

    private final CvatVideoPlan plan;
    private final ShardOutput out;

    CvatVideoShard(CvatVideoPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        if (item.media() instanceof Media.Image image && item.slot().isPresent()) {
            new SequenceShard(plan, out).write(numbered, image);
        } else if (item.media() instanceof Media.Video video) {
            write(numbered, video);
        } else {
            throw new ItemException(
                    "media.unsupported",
                    "CVAT for video holds videos and pictures of a sequence, and this is neither. Export it in another"
                            + " format, such as cvat-images for a single picture");
        }
    }

    private void write(NumberedItem numbered, Media.Video video) throws ItemException, IOException {
        Item item = numbered.item();
        String name = plan.names().nameOf(numbered, out);
        ItemLosses losses = new ItemLosses(item, out);
        TrackDrafts drafts = new TrackDrafts();
        ShapeFitter fitter = new ShapeFitter(plan.labels(), video.width(), video.height());
        item.annotations().forEach(annotation -> drafts.add(annotation, fitter, losses));
        drafts.number();
        int frames = frames(item, video);
        XmlText xml = new XmlText(out.file(VideoLayout.xmlFile(name)));
        AttributeUse use = TrackUse.of(drafts.drafts(), plan.labels());
        use.madeText(plan.labels())
                .forEach(detail -> out.loss(Loss.changed(item.id(), LossCodes.ATTRIBUTE_DEFINITION_DROPPED, detail)));
        new CvatHead(CvatFrames.VIDEO, plan.labels(), use).task(xml, task(item, name, frames, video));
        xml.takeReplaced();
        TrackSteps steps = new TrackSteps(frames, plan.betweenWritten(), plan.gaps());
        new TrackWriter(xml, plan.labels(), steps, draft -> draft.first().group(), losses.parts()::interpolated)
                .write(drafts.drafts());
        xml.close("annotations");
        drafts.written().forEach(out::written);
        if (xml.takeReplaced()) {
            out.loss(Loss.changed(
                    item.id(), LossCodes.TEXT_CONTROL_CHARS, "characters that XML cannot hold became U+FFFD"));
        }
        losses.ofItem();
        if (video.frames() == 0 && frames > 0) {
            out.loss(Loss.changed(
                    item.id(),
                    CvatLosses.FRAMES_ASSUMED,
                    "the number of its frames is unknown, and " + frames + " is written"));
        }
        out.media(VideoLayout.videoFile(name));
    }

    private static CvatHead.Task task(Item item, String name, int frames, Media.Video video) {
        String subset = item.split() == Split.NONE ? "" : CvatSubsets.of(item.split());
        return new CvatHead.Task(name, frames, subset, VideoLayout.baseName(name), video.width(), video.height());
    }

    /**
     * Returns the number of frames. If the video does not say, it is one frame more than the annotations need, so that
     * tracks can end there.
     */
    private static int frames(Item item, Media.Video video) {
        int last = -1;
        for (Annotation annotation : item.annotations()) {
            last = Math.max(last, annotation.index());
        }
        return video.frames() > 0 ? Math.max(video.frames(), last + 1) : last < 0 ? 0 : last + 2;
    }
}
