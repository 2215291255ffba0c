package org.labelport.imagefolder.write;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.model.Attributes;
import org.labelport.model.ShapeKind;

/**
 * Which columns an export has.
 *
 * @param regions whether objects have a column of outlines
 * @param keypoints whether objects have a column of keypoints
 * @param text whether pictures have captions
 * @param label whether pictures have a class
 * @param masks whether each picture has a mask of classes, and no other column of annotations
 */
public record Content(boolean objects, boolean regions, boolean keypoints, boolean text, boolean label, boolean masks) {

    /** The values of the option {@code content}. */
    public static final List<String> CHOICES = List.of("auto", "objects", "captions", "classification", "masks");

    private static final Set<ShapeKind> REGIONS =
            Set.of(ShapeKind.ROTATED_BOX, ShapeKind.POLYGON, ShapeKind.POLYLINE, ShapeKind.ELLIPSE, ShapeKind.MASK);

    /** Returns the columns for one of {@link #CHOICES} and what the data has. */
    public static Content of(String choice, Census census) {
        Map<ShapeKind, Long> shapes = census.shapes();
        boolean regions = shapes.keySet().stream().anyMatch(REGIONS::contains);
        boolean keypoints = shapes.containsKey(ShapeKind.POINTS);
        boolean anyObject = regions || keypoints || shapes.containsKey(ShapeKind.BOX);
        boolean tagged = census.taxonomy().names().stream()
                .anyMatch(name -> census.shapes(name).containsKey(ShapeKind.TAG));
        boolean captioned =
                shapes.containsKey(ShapeKind.TAG) && census.attributes().contains(Attributes.CAPTION);
        return switch (choice) {
            case "objects" -> new Content(true, regions, keypoints, false, false, false);
            case "captions" -> new Content(false, false, false, true, false, false);
            case "classification" -> new Content(false, false, false, false, true, false);
            case "masks" -> new Content(false, false, false, false, false, true);
            default -> new Content(anyObject, regions, keypoints, captioned, tagged, false);
        };
    }
}
