package org.labelport.dm.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.model.DataType;

/** Finds the media of a V1 document. */
public final class MediaOfV1 {

    /** Keys of the parts of a document beside annotations. Each part is an object by medium. */
    public static final List<String> BESIDE = List.of("annotationsData", "relations", "annotationGroups", "extra");

    private MediaOfV1() {}

    /** Returns the media: those with annotations first, then those that are only named in other parts. */
    public static List<MediumParts> of(Map<?, ?> document) {
        List<MediumParts> media = new ArrayList<>();
        for (String id : names(document)) {
            media.add(medium(id, document));
        }
        return media;
    }

    private static Set<String> names(Map<?, ?> document) {
        Set<String> names = new LinkedHashSet<>();
        PlainJson.object(document.get("annotations")).keySet().forEach(name -> names.add(String.valueOf(name)));
        for (String map : BESIDE) {
            PlainJson.object(document.get(map)).forEach((name, value) -> {
                if (!PlainJson.isNothing(value)) {
                    names.add(String.valueOf(name));
                }
            });
        }
        return names;
    }

    private static MediumParts medium(String id, Map<?, ?> document) {
        Object annotations = part(document, "annotations", id);
        Optional<MediumKind> kind = MediumKind.ofMedium(id);
        return new MediumParts(
                id,
                kind.map(MediumKind::dataType).orElseGet(() -> guess(annotations)),
                count(annotations),
                kind.isPresent(),
                annotations,
                part(document, "annotationsData", id),
                part(document, "relations", id),
                part(document, "annotationGroups", id),
                part(document, "extra", id),
                Map.of());
    }

    static @Nullable Object part(Map<?, ?> document, String map, String id) {
        return PlainJson.object(document.get(map)).get(id);
    }

    /** Returns the number of entries in a list; anything else but null counts as one. */
    static int count(@Nullable Object annotations) {
        if (annotations instanceof List<?> list) {
            return list.size();
        }
        return annotations == null ? 0 : 1;
    }

    private static DataType guess(@Nullable Object annotations) {
        for (Object annotation : PlainJson.list(annotations)) {
            switch (PlainJson.text(PlainJson.object(annotation).get("tool"))) {
                case "3d_bounding_box", "3d_segmentation" -> {
                    return DataType.POINT_CLOUD;
                }
                case "named_entity" -> {
                    return DataType.TEXT;
                }
                case "prompt", "answer" -> {
                    return DataType.PROMPT;
                }
                default -> {
                    // The tool does not tell the kind.
                }
            }
        }
        return DataType.IMAGE;
    }
}
