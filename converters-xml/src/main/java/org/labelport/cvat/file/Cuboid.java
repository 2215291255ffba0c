package org.labelport.cvat.file;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.model.JsonText;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;
import org.labelport.xml.NumberText;
import org.labelport.xml.XmlText;

/**
 * A CVAT cuboid: a box in perspective, drawn on the picture. The model has no such shape, so it is kept as {@link
 * Shape.Other} with a JSON text, and written back unchanged.
 *
 * @param places coordinates in pixels, in the order of {@link #CORNERS}
 */
public record Cuboid(List<Double> places) {

    public static final String TAG = "cuboid";

    /** The XML attributes: the ends of the left and right edges of the front face (1) and of the back face (2). */
    private static final List<String> CORNERS = List.of(
            "xtl1", "ytl1", "xbl1", "ybl1", "xtr1", "ytr1", "xbr1", "ybr1", "xtl2", "ytl2", "xbl2", "ybl2", "xtr2",
            "ytr2", "xbr2", "ybr2");

    private static final Pattern NUMBER =
            Pattern.compile("\\G\\s*([{,])\\s*\"([a-z0-9]{4})\"\\s*:\\s*(-?[0-9][0-9.eE+-]{0,30})\\s*");

    public Cuboid {
        places = List.copyOf(places);
    }

    static Cuboid read(RawElement element) throws ItemException {
        Double[] places = new Double[CORNERS.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = NumberText.parse(CORNERS.get(i), element.get(CORNERS.get(i)));
        }
        return new Cuboid(List.of(places));
    }

    /** Returns the cuboid that a shape holds; empty for a shape of another kind. */
    public static Optional<Cuboid> of(Shape shape) {
        if (!(shape instanceof Shape.Other other) || !other.type().equals(TAG)) {
            return Optional.empty();
        }
        try {
            return of(other.content().toString());
        } catch (ItemException e) {
            return Optional.empty();
        }
    }

    private static Optional<Cuboid> of(String json) throws ItemException {
        Map<String, Double> found = new HashMap<>();
        Matcher numbers = NUMBER.matcher(json);
        int end = 0;
        while (numbers.find()) {
            boolean first = found.isEmpty();
            if (!numbers.group(1).equals(first ? "{" : ",")) {
                return Optional.empty();
            }
            found.put(numbers.group(2), NumberText.parse(numbers.group(2), numbers.group(3)));
            end = numbers.end();
        }
        boolean whole = json.substring(end).strip().equals("}") && found.size() == CORNERS.size();
        return whole && found.keySet().containsAll(CORNERS)
                ? Optional.of(new Cuboid(CORNERS.stream().map(found::get).toList()))
                : Optional.empty();
    }

    /** Returns the cuboid as a shape of the model. */
    public Shape.Other shape() {
        StringJoiner corners = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < CORNERS.size(); i++) {
            BigDecimal place = BigDecimal.valueOf(places.get(i));
            corners.add(
                    '"' + CORNERS.get(i) + "\": " + place.stripTrailingZeros().toPlainString());
        }
        return new Shape.Other(TAG, JsonText.of(corners.toString()));
    }

    /** Writes the coordinates into the tag that was begun. */
    public void attributes(XmlText xml, int decimals) {
        for (int i = 0; i < CORNERS.size(); i++) {
            xml.attribute(CORNERS.get(i), places.get(i), decimals);
        }
    }
}
