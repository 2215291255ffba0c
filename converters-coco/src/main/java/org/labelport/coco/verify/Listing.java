package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.IdIndex;
import org.labelport.limits.Limits;

/**
 * The images and categories that the entries of a file refer to. An image, with its width and height, takes 20 bytes.
 */
final class Listing {

    private final IdIndex images = new IdIndex();
    private int[] sides = new int[1024];
    private int count;
    /** The number of keypoints of each category. */
    private final Map<CocoId, Integer> categories = new HashMap<>();

    private final Set<String> keys = new HashSet<>();

    private Listing() {}

    /** Reads a file once and skips its annotations. */
    static Listing of(CocoFile file, Limits limits) throws IOException {
        Listing listing = new Listing();
        try (JsonParser parser = CocoJson.open(file.json(), limits)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                    listing.keys.add(key);
                    listing.section(parser, key, parser.nextToken());
                }
            }
        }
        return listing;
    }

    /** Width and height of an image in pixels; 0 when the file does not give them. */
    record Sides(int width, int height) {

        boolean known() {
            return width > 0 && height > 0;
        }
    }

    Optional<Sides> image(CocoId id) {
        int ordinal = images.find(id);
        return ordinal == IdIndex.ABSENT
                ? Optional.empty()
                : Optional.of(new Sides(sides[2 * ordinal], sides[2 * ordinal + 1]));
    }

    /** Returns the number of keypoints of a category; empty when the category is not listed. */
    Optional<Integer> keypoints(CocoId category) {
        return Optional.ofNullable(categories.get(category));
    }

    boolean has(String topLevelKey) {
        return keys.contains(topLevelKey);
    }

    private void section(JsonParser parser, String key, JsonToken token) throws IOException {
        boolean wanted = key.equals("images") || key.equals("categories");
        if (!wanted || token != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else if (key.equals("images")) {
                image(parser);
            } else {
                category(parser);
            }
        }
    }

    private void image(JsonParser parser) throws IOException {
        IdField id = IdField.MISSING;
        int width = 0;
        int height = 0;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            switch (key) {
                case "id" -> id = IdField.read(parser);
                case "width" -> width = side(Scalar.read(parser));
                case "height" -> height = side(Scalar.read(parser));
                default -> parser.skipChildren();
            }
        }
        if (id.id().isPresent() && images.add(id.id().get(), count)) {
            if (2 * count == sides.length) {
                sides = Arrays.copyOf(sides, Math.multiplyExact(sides.length, 2));
            }
            sides[2 * count] = width;
            sides[2 * count + 1] = height;
            count++;
        }
    }

    /** Returns a width or height in pixels; 0 when the value is not one. */
    static int side(Scalar side) {
        boolean good = side.kind() == Scalar.Kind.INTEGER && side.number() > 0 && side.number() <= Integer.MAX_VALUE;
        return good ? (int) side.number() : 0;
    }

    private void category(JsonParser parser) throws IOException {
        IdField id = IdField.MISSING;
        int points = 0;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (key.equals("id")) {
                id = IdField.read(parser);
            } else if (key.equals("keypoints") && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    parser.skipChildren();
                    points++;
                }
            } else {
                parser.skipChildren();
            }
        }
        if (id.id().isPresent()) {
            categories.put(id.id().get(), points);
        }
    }
}
