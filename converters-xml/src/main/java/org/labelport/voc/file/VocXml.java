package org.labelport.voc.file;

import java.util.List;
import java.util.Map;

/**
 * The content of one annotation file, its values not yet parsed.
 *
 * @param fields texts of {@code filename}, {@code width}, {@code height}, {@code segmented}, {@code annotation} and
 *     {@code database} (of the source) and {@code verified}, without those that are missing
 * @param objects in the file's order
 * @param unknown names of elements that are not read
 */
public record VocXml(Map<String, String> fields, List<ObjectXml> objects, List<String> unknown) {

    /** Returns the text of an element below the root; empty when it is missing. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /**
     * One {@code object}.
     *
     * @param line where the element begins
     * @param fields texts of {@code name}, {@code pose} …
     * @param box texts of {@code xmin} …; empty without a {@code bndbox}
     * @param rotated texts of {@code cx} … in a {@code robndbox}, as roLabelImg writes it; empty without one
     * @param polygons texts of {@code x1}, {@code y1} …, one map for each element
     * @param attributes texts by name
     * @param unknown names of elements that are not read
     */
    public record ObjectXml(
            int line,
            Map<String, String> fields,
            Map<String, String> box,
            Map<String, String> rotated,
            List<Map<String, String>> polygons,
            Map<String, String> attributes,
            List<String> unknown) {

        /** Returns the text of an element of the object; empty when it is missing. */
        public String field(String name) {
            return fields.getOrDefault(name, "");
        }

        /** Whether the object has no element at all. */
        public boolean isEmpty() {
            return fields.isEmpty()
                    && box.isEmpty()
                    && rotated.isEmpty()
                    && polygons.isEmpty()
                    && attributes.isEmpty()
                    && unknown.isEmpty();
        }
    }
}
