package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.OwnInfo;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * Counts what a file says of where it and its pictures come from, which items have no place for. Values that say
 * nothing, such as the 0 and the empty texts of many programs, do not count.
 */
public final class OriginKeys {

    /** Keys of pictures and videos. */
    private static final List<String> OF_IMAGES = List.of("license", "flickr_url", "date_captured");

    private final List<String> ofFile = new ArrayList<>();
    private final long[] ofImages = new long[OF_IMAGES.size()];

    /** Reads the value of a key of the file, at the parser's position. */
    public void readFile(String key, JsonParser parser) throws IOException {
        if (saysAnything(parser) && !ofFile.contains(key)) {
            ofFile.add(key);
        }
    }

    /** Reads the value of a key of a picture or video; returns false, and reads nothing, if it is another key. */
    boolean readImage(String key, JsonParser parser) throws IOException {
        int index = OF_IMAGES.indexOf(key);
        if (index < 0) {
            return false;
        }
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
            ofImages[index]++;
        } else if (says(parser.currentToken(), parser)) {
            ofImages[index]++;
        }
        return true;
    }

    /** Counts the value of a key of a picture; returns false if it is another key. */
    public boolean count(String key, Object value) {
        int index = OF_IMAGES.indexOf(key);
        if (index >= 0 && !value.equals("") && !value.equals(0.0)) {
            ofImages[index]++;
        }
        return index >= 0;
    }

    /** Reports what was read, once for the file. */
    public void report(String file, LossSink losses) {
        List<String> said = new ArrayList<>(ofFile);
        for (int i = 0; i < ofImages.length; i++) {
            if (ofImages[i] > 0) {
                said.add(OF_IMAGES.get(i) + " of images (" + ofImages[i] + ")");
            }
        }
        if (!said.isEmpty()) {
            losses.loss(Loss.ofDataset(
                    CocoCodes.ORIGIN_DROPPED,
                    file + ": where the data comes from is not read, since items have no place for it: "
                            + String.join(", ", said)));
        }
    }

    /** Whether any value within that at the parser's position says anything. The parser is moved to its end. */
    private static boolean saysAnything(JsonParser parser) throws IOException {
        boolean anything = false;
        boolean own = false;
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token != JsonToken.FIELD_NAME) {
                anything |= says(token, parser);
                own |= depth == 1 && token == JsonToken.VALUE_STRING && OwnInfo.DESCRIPTION.equals(parser.getText());
            }
            if (depth == 0) {
                return anything && !own;
            }
            token = parser.nextToken();
        }
    }

    private static boolean says(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getTextLength() > 0;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue() != 0;
            case VALUE_TRUE -> true;
            default -> false;
        };
    }
}
