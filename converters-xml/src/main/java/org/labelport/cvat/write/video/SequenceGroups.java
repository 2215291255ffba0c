package org.labelport.cvat.write.video;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.labelport.model.Annotation;

/**
 * The groups of the tracks of a sequence. Tracks that are in one group on any picture are in one group everywhere,
 * because a CVAT track has one group.
 */
final class SequenceGroups {

    private record OnFrame(int frame, String group) {}

    private record Joined(int frame, TrackDraft root) {}

    private final List<TrackDraft> drafts;
    private final Map<TrackDraft, TrackDraft> roots = new HashMap<>();

    private SequenceGroups(List<TrackDraft> drafts) {
        this.drafts = drafts;
    }

    static SequenceGroups of(List<TrackDraft> drafts) {
        SequenceGroups groups = new SequenceGroups(drafts);
        Map<OnFrame, TrackDraft> members = new HashMap<>();
        for (TrackDraft draft : drafts) {
            draft.elements().forEach((frame, element) -> {
                String group = element.annotation().group();
                if (!group.isEmpty()) {
                    groups.roots.putIfAbsent(draft, draft);
                    TrackDraft other = members.putIfAbsent(new OnFrame(frame, group), draft);
                    if (other != null) {
                        groups.roots.put(groups.root(draft), groups.root(other));
                    }
                }
            });
        }
        return groups;
    }

    private TrackDraft root(TrackDraft draft) {
        TrackDraft at = draft;
        TrackDraft next = roots.getOrDefault(at, at);
        while (next != at) {
            at = next;
            next = roots.getOrDefault(at, at);
        }
        roots.replace(draft, at);
        return at;
    }

    /** Returns a name for the group of a track; empty for none. */
    String of(TrackDraft draft) {
        return roots.containsKey(draft) ? "track " + root(draft).id() : "";
    }

    /** Passes on the annotations whose own group is not that of their track. */
    void forEachOther(Consumer<Annotation> to) {
        Map<Joined, String> names = new HashMap<>();
        Set<Annotation> said = Collections.newSetFromMap(new IdentityHashMap<>());
        for (TrackDraft draft : drafts) {
            if (roots.containsKey(draft)) {
                TrackDraft root = root(draft);
                draft.elements().forEach((frame, element) -> {
                    String group = element.annotation().group();
                    String known = names.putIfAbsent(new Joined(frame, root), group);
                    boolean other = group.isEmpty() || known != null && !known.equals(group);
                    if (other && said.add(element.annotation())) {
                        to.accept(element.annotation());
                    }
                });
            }
        }
    }
}
