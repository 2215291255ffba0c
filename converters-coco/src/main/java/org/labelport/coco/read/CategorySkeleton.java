package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.labelport.coco.file.CocoCodes;
import org.labelport.model.Skeleton;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/** The keypoints of a category and the lines between them, as a file lists them. */
final class CategorySkeleton {

    private List<String> points = List.of();
    private final List<int[]> lines = new ArrayList<>();

    void readPoints(JsonParser parser, UnknownKeys unknown) throws IOException {
        points = CategoryTexts.list(parser, "keypoints", unknown);
    }

    void readLines(JsonParser parser, UnknownKeys unknown) throws IOException {
        lines.clear();
        if (!CategoryTexts.isList(parser, "skeleton", unknown)) {
            return;
        }
        CountList numbers = new CountList();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            boolean clean = numbers.read(parser);
            lines.add(clean && numbers.length() == 2 ? new int[] {numbers.at(0), numbers.at(1)} : new int[0]);
        }
    }

    /** Returns the skeleton, and reports lines that join nothing and points without a name. */
    Skeleton of(String file, String category, LossSink losses) {
        List<Skeleton.Edge> edges = new ArrayList<>();
        int first = first();
        for (int[] line : lines) {
            if (line.length == 2
                    && Math.min(line[0], line[1]) >= first
                    && Math.max(line[0], line[1]) < first + points.size()) {
                edges.add(new Skeleton.Edge(line[0] - first, line[1] - first));
            } else {
                losses.loss(Loss.ofDataset(
                        CocoCodes.SKELETON_INVALID,
                        file + ": the skeleton of '" + category
                                + "' joins keypoints that it does not have; this line is left out"));
            }
        }
        return points.isEmpty() ? Skeleton.NONE : new Skeleton(named(file, category, losses), edges, List.of());
    }

    /** Returns the names of the points; one that is no text is the number of its place. */
    private List<String> named(String file, String category, LossSink losses) {
        List<String> named = new ArrayList<>(points);
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i).isEmpty()) {
                named.set(i, Integer.toString(i + 1));
                losses.loss(Loss.ofDataset(
                        CocoCodes.SKELETON_INVALID,
                        file + ": keypoint " + (i + 1) + " of '" + category
                                + "' has no name, and is called by its number; give it a text"));
            }
        }
        return named;
    }

    /** Returns the number of the first keypoint: COCO's is 1, but some files count from 0. */
    private int first() {
        IntSummaryStatistics numbers =
                lines.stream().flatMapToInt(IntStream::of).summaryStatistics();
        return numbers.getMin() == 0 && numbers.getMax() < points.size() ? 0 : 1;
    }
}
