package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.labelport.report.ExportException;

/** Checks {@code keypoints} and {@code skeleton} of a category. */
final class SkeletonCheck {

    private boolean hasKeypoints;
    private boolean hasSkeleton;
    private boolean unnamedKeypoints;
    private boolean noLine;
    private int keypoints;
    private int lowest = Integer.MAX_VALUE;
    private int highest;
    private final Numbers line = new Numbers();

    /** The number of keypoints that the category lists. */
    int keypoints() {
        return keypoints;
    }

    /** Reads the names of keypoints at the parser's position. */
    void readKeypoints(JsonParser parser) throws IOException {
        hasKeypoints = parser.isExpectedStartArrayToken();
        if (!hasKeypoints) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            unnamedKeypoints |= parser.currentToken() != JsonToken.VALUE_STRING;
            parser.skipChildren();
            keypoints++;
        }
    }

    /** Reads the lines between keypoints at the parser's position. */
    void readSkeleton(JsonParser parser) throws IOException {
        hasSkeleton = parser.isExpectedStartArrayToken();
        if (!hasSkeleton) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            line.read(parser);
            if (line.state() == Numbers.State.NUMBERS && line.size() == 2) {
                joined((int) line.at(0));
                joined((int) line.at(1));
            } else {
                noLine = true;
            }
        }
    }

    private void joined(int keypoint) {
        lowest = Math.min(lowest, keypoint);
        highest = Math.max(highest, keypoint);
    }

    void report(EntryFindings findings, EntryFindings.Place place) throws ExportException {
        if (!hasKeypoints) {
            listMissing("keypoints", findings, place);
        }
        if (!hasSkeleton) {
            listMissing("skeleton", findings, place);
        }
        if (unnamedKeypoints) {
            findings.damaged(
                    Codes.SKELETON,
                    place,
                    "one of its keypoints has a name that is not a text, which readers show as something else. Write"
                            + " texts");
        }
        if (noLine) {
            findings.rejected(
                    Codes.SKELETON,
                    place,
                    "its skeleton has an entry that is not a list of two keypoints, and readers stop at that. Correct or"
                            + " remove it");
        }
        if (lowest == 0) {
            findings.damaged(
                    Codes.SKELETON,
                    place,
                    "its skeleton counts keypoints from 0, but COCO counts from 1, so every line joins the wrong ones. Add"
                            + " 1 to all numbers");
        } else if (lowest < 0 || highest > keypoints) {
            findings.rejected(
                    Codes.SKELETON,
                    place,
                    "its skeleton joins keypoint " + (lowest < 0 ? lowest : highest) + " of " + keypoints
                            + ". Correct or remove that line");
        }
    }

    private static void listMissing(String key, EntryFindings findings, EntryFindings.Place place)
            throws ExportException {
        findings.rejected(
                Codes.SKELETON, place, "it has no list " + key + ", and Datumaro and CVAT stop at that. Write one");
    }
}
