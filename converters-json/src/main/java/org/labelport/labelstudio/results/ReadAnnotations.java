package org.labelport.labelstudio.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Value;

/** Collects the annotations of one item, and makes their ids unique. */
final class ReadAnnotations {

    private final List<Annotation> annotations = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    /** For ids that came more than once: the first number that may be free at their end. */
    private final Map<String, Integer> suffixes = new HashMap<>();

    List<Annotation> all() {
        return annotations;
    }

    int size() {
        return annotations.size();
    }

    /** Adds an annotation. A further range of a span is joined to the span. */
    void add(Draft draft, Shape shape, int index, OneSet set) {
        if (shape instanceof Shape.Span span && RegionIds.isPart(draft.id()) && joined(draft, span, set)) {
            return;
        }
        add(new Placed(draft, shape, index, true), "", set);
    }

    private boolean joined(Draft draft, Shape.Span span, OneSet set) {
        for (int i = annotations.size() - 1; i >= 0; i--) {
            Annotation before = annotations.get(i);
            if (before.id().equals(set.annotationOf(RegionIds.whole(draft.id())))
                    && before.shape() instanceof Shape.Span start
                    && before.category().equals(draft.category())) {
                List<Shape.Span.Range> ranges = new ArrayList<>(start.ranges());
                ranges.addAll(span.ranges());
                annotations.set(i, before.withShape(new Shape.Span(ranges)));
                return true;
            }
        }
        return false;
    }

    /** @param track that it is in; empty for none */
    void add(Placed placed, String track, OneSet set) {
        Draft draft = placed.draft();
        String id = unique(draft.id());
        set.annotated(draft.id(), id);
        annotations.add(new Annotation(
                id,
                draft.category(),
                placed.shape(),
                placed.index(),
                placed.keyframe(),
                track,
                draft.group(),
                0,
                draft.attributes(),
                draft.provenance()));
    }

    /** Adds an answer to the annotation that holds earlier answers with the same id. Returns false if there is none. */
    boolean answered(String region, String control, Map<String, Value> answer, OneSet set) {
        String known = set.annotationOf(region);
        for (int i = 0; i < annotations.size(); i++) {
            Annotation before = annotations.get(i);
            if (before.id().equals(known)
                    && before.shape() instanceof Shape.Whole
                    && before.category().isEmpty()
                    && !before.attributes().containsKey(control)) {
                Map<String, Value> joined = new LinkedHashMap<>(before.attributes());
                joined.putAll(answer);
                annotations.set(i, before.withAttributes(joined));
                return true;
            }
        }
        return false;
    }

    /** Returns the id that the next annotation with this id will get. */
    String idAhead(String wanted) {
        return free(RegionIds.annotation(wanted));
    }

    private String unique(String wanted) {
        String id = idAhead(wanted);
        ids.add(id);
        return id;
    }

    private String free(String given) {
        if (!ids.contains(given)) {
            return given;
        }
        int suffix = suffixes.getOrDefault(given, 2);
        while (ids.contains(given + "__" + suffix)) {
            suffix++;
        }
        suffixes.put(given, suffix);
        return given + "__" + suffix;
    }
}
