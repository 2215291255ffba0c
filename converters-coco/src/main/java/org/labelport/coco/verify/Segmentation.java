package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.labelport.geometry.CocoRle;

/**
 * A segmentation: its form, and faults that can be found without its image. The same object is reused for every entry.
 */
final class Segmentation {

    private static final int LEAST_NUMBERS = 6;
    /** The most thin polygons of a region that are looked at. */
    private static final int MOST_THIN = 16;

    private final RepeatedKeys repeated;
    private final Numbers numbers = new Numbers();
    private final List<Fault> faults = new ArrayList<>();
    /** Polygons that may have no pixel. */
    private final List<ThinRing> thin = new ArrayList<>();

    private Form form = Form.MISSING;
    /** Whether there is a pixel for certain. */
    private boolean solid;

    private double left;
    private double top;
    private double right;
    private double bottom;
    private long height;
    private long width;

    /** The form of a segmentation. */
    enum Form {
        MISSING,
        EMPTY,
        POLYGONS,
        RLE_TEXT,
        RLE_LIST,
        OTHER
    }

    /** Something that readers do not accept. */
    record Fault(String code, String message) {}

    /** @param repeated collects the keys of masks */
    Segmentation(RepeatedKeys repeated) {
        this.repeated = repeated;
    }

    void clear() {
        form = Form.MISSING;
        faults.clear();
        thin.clear();
        solid = false;
        left = Double.POSITIVE_INFINITY;
        top = Double.POSITIVE_INFINITY;
        right = Double.NEGATIVE_INFINITY;
        bottom = Double.NEGATIVE_INFINITY;
    }

    Form form() {
        return form;
    }

    List<Fault> faults() {
        return faults;
    }

    boolean isRle() {
        return form == Form.RLE_TEXT || form == Form.RLE_LIST;
    }

    /** Whether a mask has the size of its image. */
    boolean hasSize(Listing.Sides image) {
        return height == image.height() && width == image.width();
    }

    /** The mask's size as it is in the file: height, then width. */
    String size() {
        return "[" + height + "," + width + "]";
    }

    /** Returns how far points of polygons lie outside an image, in pixels; 0 or less when none does. */
    double beyond(Listing.Sides image) {
        return Math.max(Math.max(-left, -top), Math.max(right - image.width(), bottom - image.height()));
    }

    /** Whether the region has no pixel for pycocotools, although it is not missing. */
    boolean hasNoPixel(Listing.Sides image) {
        return faults.isEmpty()
                && !solid
                && (form == Form.POLYGONS || isRle() && hasSize(image))
                && thin.stream().allMatch(ring -> ring.hasNoPixel(image));
    }

    /** Reads the value at the parser's position. */
    void read(JsonParser parser) throws IOException {
        clear();
        switch (parser.currentToken()) {
            case VALUE_NULL -> {}
            case START_ARRAY -> polygons(parser);
            case START_OBJECT -> mask(parser);
            default -> other("segmentation is neither a list nor an object");
        }
    }

    private void polygons(JsonParser parser) throws IOException {
        form = Form.EMPTY;
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (token != JsonToken.START_ARRAY) {
                parser.skipChildren();
                form = Form.POLYGONS;
                if (faults.isEmpty()) {
                    fault(Codes.POLYGON, "segmentation is not a list of lists of numbers");
                }
            } else {
                form = Form.POLYGONS;
                parser.nextToken();
                numbers.rest(parser);
                ring();
            }
            token = parser.nextToken();
        }
    }

    private void ring() {
        if (numbers.state() == Numbers.State.NOT_FINITE) {
            fault(Codes.NUMBER, "a polygon has NaN or an infinite number");
        } else if (numbers.state() == Numbers.State.OTHER) {
            fault(Codes.POLYGON, "a polygon holds something other than numbers");
        } else if (numbers.size() % 2 != 0) {
            fault(Codes.POLYGON, "a polygon has " + numbers.size() + " numbers, which are not pairs of x and y");
        } else if (numbers.size() < LEAST_NUMBERS) {
            fault(Codes.POLYGON, "a polygon has " + numbers.size() + " numbers, but needs at least 6 for three points");
        } else {
            for (int i = 0; i < numbers.size(); i += 2) {
                left = Math.min(left, numbers.at(i));
                right = Math.max(right, numbers.at(i));
                top = Math.min(top, numbers.at(i + 1));
                bottom = Math.max(bottom, numbers.at(i + 1));
            }
            if (!solid && thin.size() < MOST_THIN && ThinRing.isThin(numbers)) {
                thin.add(ThinRing.of(numbers));
            } else {
                solid = true;
            }
        }
    }

    private void mask(JsonParser parser) throws IOException {
        form = Form.OTHER;
        String text = "";
        long sum = -1;
        String size = "";
        repeated.enter();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            repeated.addInside(key);
            JsonToken token = parser.nextToken();
            if (key.equals("size")) {
                numbers.read(parser);
                size = size(numbers);
            } else if (key.equals("counts") && token == JsonToken.VALUE_STRING) {
                form = Form.RLE_TEXT;
                text = parser.getText();
            } else if (key.equals("counts") && token == JsonToken.START_ARRAY) {
                form = Form.RLE_LIST;
                numbers.read(parser);
                sum = sum(numbers);
            } else {
                parser.skipChildren();
            }
        }
        if (form == Form.OTHER || size.isEmpty()) {
            other("segmentation is an object without a size of two whole numbers and counts");
            return;
        }
        if (form == Form.RLE_TEXT) {
            sum = sum(text);
        }
        if (sum < 0) {
            fault(Codes.RLE, "the counts of the mask are not run lengths");
        } else if (sum != height * width) {
            fault(
                    Codes.RLE,
                    "the counts of the mask cover " + sum + " pixels, but its size " + size + " has " + height * width);
        }
    }

    private String size(Numbers list) {
        boolean good =
                list.state() == Numbers.State.NUMBERS && list.size() == 2 && isCount(list.at(0)) && isCount(list.at(1));
        if (!good) {
            return "";
        }
        height = (long) list.at(0);
        width = (long) list.at(1);
        return size();
    }

    private static boolean isCount(double number) {
        return number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number);
    }

    /** Returns the sum of all run lengths, of which every second one covers pixels of the region. */
    private long sum(Numbers counts) {
        long sum = 0;
        for (int i = 0; i < counts.size(); i++) {
            if (!isCount(counts.at(i))) {
                return -1;
            }
            sum += (long) counts.at(i);
            solid |= i % 2 == 1 && counts.at(i) > 0;
        }
        return counts.state() == Numbers.State.NUMBERS ? sum : -1;
    }

    private long sum(String text) {
        try {
            long sum = 0;
            int[] counts = CocoRle.decode(text);
            for (int i = 0; i < counts.length; i++) {
                sum += counts[i];
                solid |= i % 2 == 1 && counts[i] > 0;
            }
            return sum;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private void other(String message) {
        form = Form.OTHER;
        fault(Codes.SEGMENTATION, message);
    }

    private void fault(String code, String message) {
        faults.add(new Fault(code, message));
    }
}
