package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.labelport.report.ExportException;

/** Checks the elements of {@code videos}, by whose ids images say of which video they are a frame. */
final class VideoCheck {

    private final EntryFindings findings;
    private final IdSet ids = new IdSet();

    VideoCheck(EntryFindings findings) {
        this.findings = findings;
    }

    /** Reads and checks the object at the parser's position. */
    void check(JsonParser parser, EntryFindings.Place place) throws ExportException, IOException {
        IdField id = IdField.MISSING;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            if (key.equals("id")) {
                id = IdField.read(parser);
            }
            parser.skipChildren();
        }
        if (id.id().isPresent() && !ids.add(id.id().get())) {
            findings.damaged(
                    Codes.VIDEO_ID,
                    place,
                    "a video before it has the id " + id.id().get()
                            + ", too, and the frames of both are taken for those of one. Give it another id");
        }
    }
}
