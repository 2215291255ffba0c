package org.labelport.cvat;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.xml.XmlText;

/** Writes the file of one video after the other. */
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
        if (!(item.media() instanceof Media.Video video)) {
            throw new ItemException(
                    "media.unsupported",
                    "CVAT for video holds videos, this is "
                            + item.media().getClass().getSimpleName()
                            + ". Choose another format for it, cvat-images for a picture.");
        }
        String name = plan.names().nameOf(numbered, out);
        ItemLosses losses = new ItemLosses(item, out);
        TrackDrafts drafts =
                TrackDrafts.of(item, new ShapeFitter(plan.labels(), video.width(), video.height()), losses);
        int frames = frames(item, video);
        XmlText xml = new XmlText(out.file(VideoLayout.xmlFile(name)));
        new CvatHead(CvatHead.VIDEO, plan.labels(), TrackUse.of(drafts.drafts(), plan.labels()))
                .task(xml, task(item, name, frames, video));
        xml.takeReplaced();
        TrackSteps steps = new TrackSteps(frames, plan.betweenWritten(), plan.gaps());
        Map<String, Integer> groups = new HashMap<>();
        drafts.drafts().forEach(draft -> track(draft, steps, groups, xml));
        xml.close("annotations");
        drafts.written().forEach(out::written);
        if (xml.takeReplaced()) {
            out.loss(Loss.changed(
                    item.id(), LossCodes.TEXT_CONTROL_CHARS, "characters that XML cannot hold became U+FFFD"));
        }
        if (video.fpsNumerator() > 0) {
            out.loss(Loss.changed(
                    item.id(), CvatLosses.RATE_DROPPED, "its frames per second are in the file of the video only"));
        }
        losses.ofItem();
        out.media(VideoLayout.videoFile(name));
    }

    private static CvatHead.Task task(Item item, String name, int frames, Media.Video video) {
        String subset = item.split() == Split.NONE ? "" : CvatSubsets.of(item.split());
        return new CvatHead.Task(name, frames, subset, VideoLayout.baseName(name), video.width(), video.height());
    }

    /** All frames, and one after the last annotated one where the video does not say. */
    private static int frames(Item item, Media.Video video) {
        int last = -1;
        for (Annotation annotation : item.annotations()) {
            last = Math.max(last, annotation.index());
        }
        return video.frames() > 0 ? Math.max(video.frames(), last + 1) : last < 0 ? 0 : last + 2;
    }

    /** The name of a track that its number does not say. */
    static Optional<String> sourceId(TrackDraft draft) {
        String track = draft.first().track();
        return track.isEmpty() || track.equals(Integer.toString(draft.id())) ? Optional.empty() : Optional.of(track);
    }

    private void track(TrackDraft draft, TrackSteps steps, Map<String, Integer> groups, XmlText xml) {
        Annotation first = draft.first();
        xml.start("track")
                .attribute("id", draft.id())
                .attribute("label", plan.labels().of(first.category()).name())
                .attribute("source", ElementWriter.source(first));
        String group = first.group().isEmpty()
                ? draft.partOf().map(id -> "\npart " + id).orElse("")
                : first.group();
        if (!group.isEmpty()) {
            xml.attribute("group_id", groups.computeIfAbsent(group, unused -> groups.size() + 1));
        }
        xml.content();
        Map<String, String> own = new LinkedHashMap<>();
        sourceId(draft).ifPresent(text -> own.put(OwnAttributes.SOURCE, text));
        draft.partOf().ifPresent(id -> own.put(OwnAttributes.PART, Integer.toString(id)));
        steps.of(draft).forEach(step -> element(step, own, xml));
        xml.close("track");
    }

    private static void element(TrackStep step, Map<String, String> own, XmlText xml) {
        Annotation annotation = step.element().annotation();
        int keyframe = step.state() == TrackStep.State.BETWEEN ? 0 : 1;
        int outside = step.state() == TrackStep.State.OUTSIDE ? 1 : 0;
        xml.start(step.element().shape().tag())
                .attribute("frame", step.frame())
                .attribute("keyframe", keyframe)
                .attribute("outside", outside)
                .attribute("occluded", ElementAttributes.isOccluded(annotation) ? 1 : 0)
                .attribute("z_order", annotation.z());
        Map<String, String> attributes =
                new LinkedHashMap<>(step.element().attributes().texts());
        attributes.putAll(own);
        new ElementWriter(xml)
                .geometryAndContent(
                        step.element().shape(),
                        attributes,
                        new ElementWriter.Points("keyframe", Integer.toString(keyframe), outside == 1));
    }
}
