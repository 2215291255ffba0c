package org.labelport.dm.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the media of a V2 document. A wrapper's meta part has the names of the media in V1. If it names as many media
 * of a kind as there are, they get these names, so that the file of a picture {@code image_0} is still found.
 */
public final class MediaOfV2 {

    private final Map<?, ?> meta;
    private final Map<String, Map<?, ?>> metaAnnotations = new LinkedHashMap<>();
    private final List<MediumParts> media = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();

    private MediaOfV2(Map<?, ?> meta) {
        this.meta = meta;
    }

    /**
     * Returns the media in the document's order, then those that only the meta part names.
     *
     * @param meta the V1 document in the same wrapper; empty without a wrapper
     */
    public static List<MediumParts> of(Map<?, ?> document, Map<?, ?> meta) {
        MediaOfV2 found = new MediaOfV2(meta);
        found.indexMeta();
        document.forEach((key, value) -> {
            if (value instanceof List<?> list) {
                MediumKind.ofList(String.valueOf(key)).ifPresent(kind -> found.addAll(kind, list));
            }
        });
        found.addNamedInMetaOnly();
        return found.media;
    }

    private void indexMeta() {
        for (Object list : PlainJson.object(meta.get("annotations")).values()) {
            for (Object annotation : PlainJson.list(list)) {
                Map<?, ?> fields = PlainJson.object(annotation);
                PlainJson.id(fields.get("id")).ifPresent(id -> metaAnnotations.putIfAbsent(id, fields));
            }
        }
    }

    private void addAll(MediumKind kind, List<?> list) {
        List<String> names = new ArrayList<>();
        for (Object name : PlainJson.object(meta.get("annotations")).keySet()) {
            if (String.valueOf(name).startsWith(kind.prefix())) {
                names.add(String.valueOf(name));
            }
        }
        boolean named = names.size() == list.size();
        for (int i = 0; i < list.size(); i++) {
            add(named ? names.get(i) : kind.prefix() + "_" + (i + 1), kind, list.get(i));
        }
    }

    private void add(String id, MediumKind kind, @Nullable Object medium) {
        taken.add(id);
        media.add(new MediumParts(
                id,
                kind.dataType(),
                count(medium),
                true,
                medium,
                null,
                MediaOfV1.part(meta, "relations", id),
                MediaOfV1.part(meta, "annotationGroups", id),
                MediaOfV1.part(meta, "extra", id),
                metaAnnotations));
    }

    private static int count(@Nullable Object medium) {
        if (medium instanceof Map<?, ?> tools) {
            return tools.values().stream().mapToInt(MediaOfV1::count).sum();
        }
        return medium == null ? 0 : 1;
    }

    /** Adds the media that have no annotations in V2, so that what the meta part keeps for them is not lost. */
    private void addNamedInMetaOnly() {
        for (String map : List.of("relations", "annotationGroups", "extra")) {
            PlainJson.object(meta.get(map)).forEach((key, value) -> {
                String id = String.valueOf(key);
                if (!PlainJson.isNothing(value) && !taken.contains(id)) {
                    MediumKind.ofMedium(id).ifPresent(kind -> add(id, kind, null));
                }
            });
        }
    }
}
