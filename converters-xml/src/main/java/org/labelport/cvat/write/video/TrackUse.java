package org.labelport.cvat.write.video;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.cvat.file.OwnAttributes;
import org.labelport.cvat.write.AttributeUse;
import org.labelport.cvat.write.CvatLabels;
import org.labelport.cvat.write.video.TrackDraft.TrackElement;

/** Finds out which attributes occur in the tracks of one file. */
final class TrackUse implements AttributeUse {

    private record Key(int label, String name) {}

    private final Set<String> names = new HashSet<>();
    private final Set<Key> used = new HashSet<>();
    private final Set<Key> unfit = new HashSet<>();
    private final Set<Key> varying = new HashSet<>();

    static TrackUse of(List<TrackDraft> drafts, CvatLabels labels) {
        TrackUse use = new TrackUse();
        for (TrackDraft draft : drafts) {
            CvatLabels.Label label = labels.of(draft.first().category());
            Map<String, String> before = new HashMap<>();
            boolean first = true;
            for (TrackElement element : draft.elements().values()) {
                use.element(label, element, before, first);
                first = false;
            }
            if (draft.partOf().isPresent()) {
                use.used.add(new Key(label.index(), OwnAttributes.PART));
            }
            if (TrackWriter.sourceId(draft).isPresent()) {
                use.used.add(new Key(label.index(), OwnAttributes.SOURCE));
            }
        }
        return use;
    }

    private void element(CvatLabels.Label label, TrackElement element, Map<String, String> before, boolean first) {
        Map<String, String> texts = element.attributes().texts();
        for (Map.Entry<String, String> attribute : texts.entrySet()) {
            Key key = new Key(label.index(), attribute.getKey());
            names.add(attribute.getKey());
            used.add(key);
            String known = before.put(attribute.getKey(), attribute.getValue());
            if (!first && !attribute.getValue().equals(known)) {
                varying.add(key);
            }
        }
        for (String name : before.keySet()) {
            if (!texts.containsKey(name)) {
                varying.add(new Key(label.index(), name));
            }
        }
        for (String name : element.attributes().unfit(label.category())) {
            unfit.add(new Key(label.index(), name));
        }
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public boolean isUsed(CvatLabels.Label label, String name) {
        return used.contains(new Key(label.index(), name));
    }

    @Override
    public boolean hasUnfitValue(CvatLabels.Label label, String name) {
        return unfit.contains(new Key(label.index(), name));
    }

    @Override
    public boolean varies(CvatLabels.Label label, String name) {
        return varying.contains(new Key(label.index(), name));
    }
}
