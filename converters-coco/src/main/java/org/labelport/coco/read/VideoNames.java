package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoId;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/** The names of videos by their ids, for videos whose frames are listed among the images. */
final class VideoNames {

    /** Keys of which the images say what counts, or that say only how many they are and where they were. */
    private static final Set<String> OF_FRAMES = Set.of("width", "height", "file_names", "length", "coco_url");

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, String> firstNames = new HashMap<>();
    private final Set<String> repeated = new TreeSet<>();

    private boolean any;

    /** Whether there was no video at all. */
    boolean isEmpty() {
        return !any;
    }

    /** Notes the name of a video, unless an earlier one has it: then its id remains its name. */
    void add(@Nullable CocoId id, String name) {
        any = true;
        if (id == null) {
            return;
        }
        String first = firstNames.putIfAbsent(id.toString(), name);
        if (first != null) {
            if (!first.equals(name)) {
                repeated.add(id.toString());
            }
            return;
        }
        if (!name.isEmpty() && used.add(name)) {
            names.put(id.toString(), name);
        }
    }

    /** Reads the list at the parser's position, or skips what is none. */
    void read(JsonParser parser, UnknownKeys unknown, OriginKeys origin) throws IOException {
        boolean list = parser.currentToken() == JsonToken.START_ARRAY;
        while (list && parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                video(parser, unknown, origin);
            } else {
                parser.skipChildren();
            }
        }
        parser.skipChildren();
    }

    private void video(JsonParser parser, UnknownKeys unknown, OriginKeys origin) throws IOException {
        CocoId id = null;
        String name = "";
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (key.equals("id")) {
                id = CocoId.read(parser);
            } else if (isName(key, token)) {
                name = parser.getText();
            } else if (!origin.readImage(key, parser)) {
                parser.skipChildren();
                notRead(key, unknown);
            }
        }
        add(id, name);
    }

    /** Reports videos with the id of an earlier one, whose frames cannot be told apart. Called once, after the last video. */
    void reportRepeated(String file, SourceReport report) throws ExportException {
        for (String id : repeated) {
            report.loss(Loss.ofDataset(
                    CocoCodes.ID_DUPLICATE,
                    file + ": several videos have the id " + id + ", and their frames are read as those of the first, '"
                            + firstNames.get(id) + "'; give the others another id"));
        }
    }

    /** Reports a key of a video that says something beside what its frames say themselves. */
    static void notRead(String key, UnknownKeys unknown) {
        if (!OF_FRAMES.contains(key)) {
            unknown.notRead("videos", key, "items have no place for it");
        }
    }

    /** Whether a value is the name of a video, which tools for tracking call by either key. */
    static boolean isName(String key, JsonToken value) {
        return value == JsonToken.VALUE_STRING && isKey(key);
    }

    static boolean isKey(String key) {
        return key.equals("name") || key.equals("file_name");
    }

    /** Returns the name of the sequence of a video's frames: the video's, unless it is the id of another. */
    String of(String video) {
        String name = names.getOrDefault(video, video);
        return firstNames.containsKey(name) ? video : name;
    }
}
