package org.labelport.via;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.jsonfile.BrowserPictures;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** The names that JSON and CSV files share. */
final class ViaNames {

    static final String CLASS = "class";
    static final String INSTANCE = "instance";
    static final String KEYPOINT = "keypoint";

    /** Attributes of regions that have a meaning in this format. */
    static final Set<String> RESERVED = Set.of(CLASS, INSTANCE, KEYPOINT);

    static final String METADATA = "_via_img_metadata";
    static final String ATTRIBUTES = "_via_attributes";
    static final String SETTINGS = "_via_settings";
    static final String ID_LIST = "_via_image_id_list";
    static final String VERSION = "_via_data_format_version";

    private ViaNames() {}

    /** Returns the losses of both formats. */
    static List<LossSpec> losses() {
        Stream<LossSpec> shared = Stream.of(
                        LossCodes.BOX_ROTATION_AS_POLYGON,
                        LossCodes.CURVE_FLATTENED,
                        LossCodes.POLYGON_HOLES_BRIDGED,
                        LossCodes.MASK_VECTORISED,
                        LossCodes.CONVENTION_ONLY,
                        LossCodes.GEOMETRY_CLIPPED,
                        LossCodes.GEOMETRY_DEGENERATE,
                        LossCodes.GEOMETRY_UNSUPPORTED,
                        LossCodes.MASK_EMPTY,
                        LossCodes.CATEGORY_MISSING,
                        LossCodes.TAG_DROPPED,
                        LossCodes.DUPLICATE,
                        LossCodes.ATTRIBUTE_DROPPED,
                        LossCodes.ATTRIBUTE_DEFINITION_DROPPED,
                        LossCodes.GROUP_DROPPED,
                        LossCodes.TRACK_DROPPED,
                        LossCodes.RELATION_DROPPED,
                        LossCodes.SCORE_DROPPED,
                        LossCodes.PROVENANCE_DROPPED,
                        LossCodes.ORDER_DROPPED,
                        LossCodes.CLASS_RENAMED,
                        LossCodes.FILE_RENAMED,
                        LossCodes.TEXT_CONTROL_CHARS)
                .map(LossSpec::shared);
        return Stream.concat(shared, Stream.of(BrowserPictures.NOT_SHOWN)).toList();
    }
}
