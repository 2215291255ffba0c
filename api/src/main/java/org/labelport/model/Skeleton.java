package org.labelport.model;

import java.util.List;

/**
 * The keypoints of a category and how they are joined.
 *
 * @param points names, in the order in which every annotation lists them
 * @param edges pairs of 0-based indices into points
 * @param flip for each point the 0-based index of its mirror image; empty when not known
 */
public record Skeleton(List<String> points, List<Edge> edges, List<Integer> flip) {

    /** No keypoints. */
    public static final Skeleton NONE = new Skeleton(List.of(), List.of(), List.of());

    /**
     * Two joined points.
     *
     * @param from 0-based place of one among the points
     * @param to 0-based place of the other
     */
    public record Edge(int from, int to) {}

    public Skeleton {
        points = List.copyOf(points);
        edges = List.copyOf(edges);
        flip = List.copyOf(flip);
        for (Edge edge : edges) {
            if (edge.from < 0 || edge.to < 0 || edge.from >= points.size() || edge.to >= points.size()) {
                throw new IllegalArgumentException("a skeleton of " + points.size() + " points has no " + edge);
            }
        }
        if (!flip.isEmpty() && flip.size() != points.size()) {
            throw new IllegalArgumentException(
                    "a skeleton of " + points.size() + " points cannot have " + flip.size() + " mirror indices");
        }
    }
}
