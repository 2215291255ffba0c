package org.labelport.voc.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.report.ItemException;
import org.labelport.voc.file.VocXml.ObjectXml;
import org.labelport.xml.XmlCursor;

/**
 * Reads the element {@code objects} of the data set FAIR1M. Each object has its class in {@code possibleresult}, and
 * the corners of a rotated box in {@code points}, of which the last repeats the first.
 *
 * @param xml at the element
 */
record Fair1mObjects(XmlCursor xml) {

    /** Elements that say the same of all objects of the data set. */
    private static final Map<String, String> USUAL =
            Map.of("coordinate", "pixel", "type", "rectangle", "description", "None");

    /** @param unknown gets the names of elements that are not read */
    List<ObjectXml> read(Set<String> unknown) throws ItemException, IOException {
        List<ObjectXml> objects = new ArrayList<>();
        while (xml.nextChild()) {
            if (xml.name().equals("object")) {
                objects.add(object());
            } else {
                unknown.add(xml.name());
                xml.skip();
            }
        }
        return objects;
    }

    private ObjectXml object() throws ItemException, IOException {
        int line = xml.line();
        Map<String, String> fields = new LinkedHashMap<>();
        List<Map<String, String>> polygons = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        while (xml.nextChild()) {
            String tag = xml.name();
            if (tag.equals("possibleresult")) {
                results(fields, unknown);
            } else if (tag.equals("points")) {
                polygons.add(corners(unknown));
            } else if (USUAL.containsKey(tag)) {
                if (!xml.text().strip().equals(USUAL.get(tag))) {
                    unknown.add(tag);
                }
            } else {
                unknown.add(tag);
                xml.skip();
            }
        }
        return new ObjectXml(line, fields, Map.of(), Map.of(), polygons, Map.of(), List.copyOf(unknown));
    }

    /** Reads the first of the classes that an object may have. */
    private void results(Map<String, String> fields, Set<String> unknown) throws ItemException, IOException {
        while (xml.nextChild()) {
            String tag = xml.name();
            if (!tag.equals("name")) {
                unknown.add(tag);
                xml.skip();
            } else if (fields.putIfAbsent(tag, xml.text()) != null) {
                unknown.add("a second " + tag);
            }
        }
    }

    /** Returns the corners by the names that they have in VOC; one that is no pair makes the polygon invalid. */
    private Map<String, String> corners(Set<String> unknown) throws ItemException, IOException {
        List<String> points = new ArrayList<>();
        while (xml.nextChild()) {
            if (xml.name().equals("point")) {
                points.add(xml.text().strip());
            } else {
                unknown.add(xml.name());
                xml.skip();
            }
        }
        int count = points.size();
        if (count > 1 && points.get(0).equals(points.get(count - 1))) {
            count--;
        }
        Map<String, String> corners = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String[] pair = points.get(i).split(",", -1);
            corners.put("x" + (i + 1), pair.length == 2 ? pair[0] : "");
            corners.put("y" + (i + 1), pair.length == 2 ? pair[1] : "");
        }
        return corners;
    }
}
