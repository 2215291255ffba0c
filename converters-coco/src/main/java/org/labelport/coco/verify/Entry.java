package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * The fields of one element of {@code annotations} or of a list of results that are checked. The same object is reused
 * for every entry.
 */
final class Entry {

    IdField id = IdField.MISSING;
    IdField image = IdField.MISSING;
    IdField category = IdField.MISSING;
    Scalar area = Scalar.MISSING;
    Scalar crowd = Scalar.MISSING;
    Scalar numKeypoints = Scalar.MISSING;
    Scalar score = Scalar.MISSING;
    Scalar caption = Scalar.MISSING;
    final Numbers bbox = new Numbers();
    final Numbers keypoints = new Numbers();
    final RepeatedKeys repeated = new RepeatedKeys();
    final Segmentation segmentation = new Segmentation(repeated);
    final AttributeNames attributes = new AttributeNames();

    /** Reads the object at the parser's position. */
    void read(JsonParser parser) throws IOException {
        id = IdField.MISSING;
        image = IdField.MISSING;
        category = IdField.MISSING;
        area = Scalar.MISSING;
        crowd = Scalar.MISSING;
        numKeypoints = Scalar.MISSING;
        score = Scalar.MISSING;
        caption = Scalar.MISSING;
        bbox.clear();
        keypoints.clear();
        segmentation.clear();
        attributes.clear();
        repeated.clear();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            repeated.add(key);
            parser.nextToken();
            switch (key) {
                case "id" -> id = IdField.read(parser);
                case "image_id" -> image = IdField.read(parser);
                case "category_id" -> category = IdField.read(parser);
                case "area" -> area = Scalar.read(parser);
                case "iscrowd" -> crowd = Scalar.read(parser);
                case "num_keypoints" -> numKeypoints = Scalar.read(parser);
                case "score" -> score = Scalar.read(parser);
                case "caption" -> caption = Scalar.read(parser);
                case "bbox" -> bbox.read(parser);
                case "keypoints" -> keypoints.read(parser);
                case "segmentation" -> segmentation.read(parser);
                case "attributes" -> attributes.read(parser, repeated);
                default -> repeated.skip(parser);
            }
        }
    }

    /** Whether the box has four finite numbers. */
    boolean hasBox() {
        return bbox.state() == Numbers.State.NUMBERS && bbox.size() == 4;
    }

    /** The number of keypoints that are labelled. */
    int labelled() {
        int labelled = 0;
        for (int i = 2; i < keypoints.size(); i += 3) {
            labelled += keypoints.at(i) > 0 ? 1 : 0;
        }
        return labelled;
    }
}
