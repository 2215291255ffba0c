package org.labelport.cvat.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.report.ItemException;
import org.labelport.xml.XmlCursor;

/**
 * One element of a shape, its values not yet parsed.
 *
 * @param tag the element's name
 * @param line where the element begins
 * @param xml attributes of the tag
 * @param attributes texts of the {@code attribute} elements, by name; of several with one name the first
 * @param points elements of a skeleton's points
 * @param repeated names of further {@code attribute} elements with a name that came before, which are not read
 * @param unknown names of the child elements that are not read
 */
public record RawElement(
        String tag,
        int line,
        Map<String, String> xml,
        Map<String, String> attributes,
        List<RawElement> points,
        List<String> repeated,
        List<String> unknown) {

    private static final int MOST_POINTS = 10_000;
    private static final String CUBOID = "cuboid";

    /** Attributes that CVAT's tags have. All attributes of a cuboid are kept. */
    private static final Set<String> KNOWN = Set.of(
            ("label source occluded outside keyframe frame z_order group_id score xtl ytl xbr ybr rotation points cx cy rx ry"
                            + " rle left top width height")
                    .split(" "));

    private static final List<String> FLAGS = List.of("occluded", "outside", "keyframe");

    /** Reads the element that the cursor is at. */
    public static RawElement read(XmlCursor xml) throws ItemException, IOException {
        return read(xml, xml.name().equals("skeleton"));
    }

    private static RawElement read(XmlCursor xml, boolean skeleton) throws ItemException, IOException {
        RawElement element = new RawElement(
                xml.name(),
                xml.line(),
                xml.attributes(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        while (xml.nextChild()) {
            String child = xml.name();
            if (child.equals("attribute") && xml.attribute("name").isPresent()) {
                String name = xml.attribute("name").get();
                if (element.attributes.putIfAbsent(name, xml.text()) != null) {
                    element.repeated.add(name);
                }
            } else if (skeleton && child.equals("points") && element.points.size() < MOST_POINTS) {
                element.points.add(read(xml, false));
            } else {
                element.unknown.add(child);
                xml.skip();
            }
        }
        return element;
    }

    /** Describes what of the element is not read. Of the points of a skeleton only their places are read. */
    public List<String> unread() {
        List<String> unread = new ArrayList<>(unknown);
        repeated.forEach(name -> unread.add("a second attribute '" + name + "'"));
        unread.addAll(oddFlags());
        xml.keySet().stream()
                .filter(name -> !tag.equals(CUBOID) && !KNOWN.contains(name))
                .map(name -> name + " of the tag")
                .sorted()
                .forEach(unread::add);
        for (RawElement point : points) {
            String owner = " of the point '" + point.get("label") + "'";
            point.unknown.forEach(name -> unread.add(name + owner));
            point.attributes.keySet().forEach(name -> unread.add("attribute '" + name + "'" + owner));
        }
        return unread;
    }

    /**
     * Returns those attributes of the tag, and of the points of a skeleton, that should be 0 or 1 and are something
     * else, which is 0 to CVAT. Each has its value.
     */
    public List<String> oddFlags() {
        List<String> odd = new ArrayList<>();
        for (String flag : FLAGS) {
            String value = get(flag);
            if (!value.isEmpty() && !value.equals("0") && !value.equals("1")) {
                odd.add(flag + "='" + value + "'");
            }
        }
        points.forEach(point -> odd.addAll(point.oddFlags()));
        return odd;
    }

    /** Returns an attribute of the tag, stripped; empty when it is missing. */
    public String get(String name) {
        return xml.getOrDefault(name, "").strip();
    }

    /** Whether an attribute of the tag is {@code 1}. */
    public boolean isSet(String name) {
        return get(name).equals("1");
    }

    /** Whether the object is not visible on its frame. A skeleton is invisible when all its points are outside. */
    public boolean isOutside() {
        return isSet("outside") || !points.isEmpty() && points.stream().allMatch(point -> point.isSet("outside"));
    }
}
