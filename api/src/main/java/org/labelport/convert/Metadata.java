package org.labelport.convert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.labelport.model.DataType;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/**
 * What a data set says of its categories and items beside annotations, and what a format may have no place for. A
 * format declares what it {@linkplain Converter#keeps keeps}; the run reports the rest, once for each category or item
 * that has it.
 */
public enum Metadata {
    /** The supercategories of categories, {@link org.labelport.model.Category#parent()}. */
    SUPERCATEGORIES(LossCodes.SUPERCATEGORY_DROPPED),
    /** {@link org.labelport.model.Category#color()}. */
    COLORS(LossCodes.COLOR_DROPPED),
    /** Which keypoints a category has, {@link org.labelport.model.Skeleton#points()}. */
    KEYPOINT_NAMES(LossCodes.KEYPOINT_NAMES_DROPPED),
    /** How keypoints are joined, {@link org.labelport.model.Skeleton#edges()}. */
    SKELETON_EDGES(LossCodes.SKELETON_EDGES_DROPPED),
    /** Which keypoints mirror each other, {@link org.labelport.model.Skeleton#flip()}. */
    MIRRORED_KEYPOINTS(LossCodes.MIRRORED_KEYPOINTS_DROPPED),
    /**
     * The attributes that annotations of a category may have, {@link org.labelport.model.Category#attributes()}. A
     * format that keeps only some of them reports the others with the same code.
     */
    ATTRIBUTE_DEFINITIONS(LossCodes.ATTRIBUTE_DEFINITION_DROPPED),
    /** Categories that no annotation has. */
    UNUSED_CATEGORIES(LossCodes.UNUSED_CATEGORY_DROPPED),
    /** The order of categories, where it is not that of their names. */
    CATEGORY_ORDER(LossCodes.CATEGORY_ORDER_DROPPED),
    /** Places of items in sequences, {@link org.labelport.model.Item#slot()}. */
    SEQUENCES(LossCodes.SEQUENCE_DROPPED),
    /** How many frames of a video there are in a second, {@link org.labelport.model.Media.Video}. */
    FRAME_RATES(LossCodes.FRAME_RATE_DROPPED),
    /**
     * Annotations of frames or pages after the first, {@link org.labelport.model.Annotation#index()}, of items that
     * show a single picture. Their shapes would be taken for shapes on that picture, so a format that does not keep
     * them is not given them.
     */
    PAGES_OF_PICTURES(LossCodes.GEOMETRY_UNSUPPORTED);

    private final String code;

    Metadata(String code) {
        this.code = code;
    }

    /** The code of the loss where a format does not keep it. */
    public String code() {
        return code;
    }

    private boolean occursIn(Set<DataType> types) {
        return switch (this) {
            case FRAME_RATES -> types.contains(DataType.VIDEO);
            case PAGES_OF_PICTURES -> types.contains(DataType.IMAGE);
            default -> true;
        };
    }

    /**
     * All losses that a format may report: first those that it declares itself, then those of metadata that it does not
     * always keep.
     */
    static List<LossSpec> losses(List<LossSpec> declared, Set<Metadata> kept, Set<DataType> types) {
        List<LossSpec> losses = new ArrayList<>(declared);
        Arrays.stream(values())
                .filter(each -> !kept.contains(each) && each.occursIn(types))
                .filter(each -> losses.stream().noneMatch(loss -> loss.code().equals(each.code)))
                .map(each -> LossSpec.shared(each.code))
                .forEach(losses::add);
        return losses;
    }
}
