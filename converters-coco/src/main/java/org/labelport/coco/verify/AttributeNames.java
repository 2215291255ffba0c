package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.report.ExportException;

/**
 * Collects names in the {@code attributes} of annotations that FiftyOne takes for something else. There is one instance
 * for each file.
 */
final class AttributeNames {

    /** FiftyOne sets these fields of a label itself, and stops at a second value. */
    private static final Set<String> STOPPING = Set.of("label", "bounding_box", "mask", "confidence");
    /** FiftyOne reads these keys of an annotation, after it has copied the attributes over them. */
    private static final Set<String> REPLACING =
            Set.of("id", "image_id", "category_id", "bbox", "segmentation", "keypoints", "score", "area", "iscrowd");

    private final Set<String> found = new TreeSet<>();
    private final Set<String> reported = new HashSet<>();

    void clear() {
        found.clear();
    }

    /** Reads the value of {@code attributes}, whose keys count as keys of an object in the entry. */
    void read(JsonParser parser, RepeatedKeys repeated) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        repeated.enter();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            repeated.addInside(key);
            if (STOPPING.contains(key) || REPLACING.contains(key)) {
                found.add(key);
            }
            parser.nextToken();
            parser.skipChildren();
        }
    }

    /** Reports each name once in a file. */
    void report(EntryFindings findings, EntryFindings.Place place) throws ExportException {
        for (String name : found) {
            if (reported.add(name)) {
                findings.remark(
                        Codes.ATTRIBUTE_NAME,
                        place,
                        STOPPING.contains(name)
                                ? "it has an attribute '" + name + "', at which FiftyOne stops. Rename it for FiftyOne"
                                : "it has an attribute '" + name + "', which FiftyOne reads instead of the key '" + name
                                        + "' of the annotation. Rename it for FiftyOne");
            }
        }
    }
}
