package org.labelport.cvat.write.video;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.labelport.cvat.file.OwnAttributes;
import org.labelport.cvat.write.CvatLabels;
import org.labelport.cvat.write.ElementAttributes;
import org.labelport.cvat.write.ElementWriter;
import org.labelport.model.Annotation;
import org.labelport.xml.XmlText;

/**
 * Writes the tracks of one file.
 *
 * @param groupOf returns a name that the tracks of one group share; empty for none
 * @param keyFrames gets each annotation that became a key frame of a track
 */
record TrackWriter(
        XmlText xml,
        CvatLabels labels,
        TrackSteps steps,
        Function<TrackDraft, String> groupOf,
        Consumer<Annotation> keyFrames) {

    void write(List<TrackDraft> drafts) {
        Map<String, Integer> groups = new HashMap<>();
        drafts.forEach(draft -> track(draft, groups));
    }

    /** Returns the name of a track whose id is another one; empty when they are the same. */
    static Optional<String> sourceId(TrackDraft draft) {
        String track = draft.first().track();
        return track.isEmpty() || track.equals(Integer.toString(draft.id())) ? Optional.empty() : Optional.of(track);
    }

    private void track(TrackDraft draft, Map<String, Integer> groups) {
        Annotation first = draft.first();
        xml.start("track")
                .attribute("id", draft.id())
                .attribute("label", labels.of(first.category()).name())
                .attribute("source", ElementWriter.source(first));
        String named = groupOf.apply(draft);
        String group =
                named.isEmpty() ? draft.partOf().map(id -> "\npart " + id).orElse("") : named;
        if (!group.isEmpty()) {
            xml.attribute("group_id", groups.computeIfAbsent(group, unused -> groups.size() + 1));
        }
        xml.content();
        Map<String, String> own = new LinkedHashMap<>();
        sourceId(draft).ifPresent(text -> own.put(OwnAttributes.SOURCE, text));
        draft.partOf().ifPresent(id -> own.put(OwnAttributes.PART, Integer.toString(id)));
        for (TrackStep step : steps.of(draft)) {
            element(step, own);
            if (step.state() == TrackStep.State.KEYFRAME && draft.isFollowed()) {
                keyFrames.accept(step.element().annotation());
            }
        }
        xml.close("track");
    }

    private void element(TrackStep step, Map<String, String> own) {
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
