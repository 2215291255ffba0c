package org.labelport.coco.write;

import java.util.List;
import org.labelport.model.Skeleton;
import org.labelport.output.ByteText;

/** Writes the names of a category's keypoints, and the lines between them. COCO counts keypoints from 1. */
final class SkeletonText {

    private SkeletonText() {}

    /** Appends the keys {@code keypoints} and {@code skeleton}, unless there are no keypoints. */
    static void appendIfAny(ByteText text, Skeleton skeleton) {
        if (!skeleton.equals(Skeleton.NONE)) {
            append(text, skeleton);
        }
    }

    /** Appends the keys {@code keypoints} and {@code skeleton}. */
    static void append(ByteText text, Skeleton skeleton) {
        text.text(",\"keypoints\":[");
        List<String> points = skeleton.points();
        for (int i = 0; i < points.size(); i++) {
            text.text(i == 0 ? "" : ",");
            CocoText.string(text, points.get(i));
        }
        text.text("],\"skeleton\":[");
        List<Skeleton.Edge> edges = skeleton.edges();
        for (int i = 0; i < edges.size(); i++) {
            text.text(i == 0 ? "[" : ",[")
                    .integer(edges.get(i).from() + 1L)
                    .ascii(',')
                    .integer(edges.get(i).to() + 1L)
                    .ascii(']');
        }
        text.ascii(']');
    }
}
