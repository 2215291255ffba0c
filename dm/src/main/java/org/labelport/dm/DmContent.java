package org.labelport.dm;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Value;

/**
 * The annotations of one medium, read from a document, as parts of an item.
 *
 * @param media the medium that was given to the reader; the document's prompts are added to a chat as messages
 * @param annotations in the document's order, ids unique
 * @param relations relations and groups in the document's order, ids unique
 * @param attributes of the item, see {@link DmReader}
 */
public record DmContent(
        Media media, List<Annotation> annotations, List<Relation> relations, Map<String, Value> attributes) {

    public DmContent {
        requireNonNull(media, "media");
        annotations = List.copyOf(annotations);
        relations = List.copyOf(relations);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
