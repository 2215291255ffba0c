package org.labelport.via.file;

import java.util.Set;

/** The names that JSON and CSV files share. */
public final class ViaNames {

    public static final String CLASS = "class";
    public static final String INSTANCE = "instance";
    public static final String KEYPOINT = "keypoint";

    /** Attributes of regions that have a meaning in this format. */
    public static final Set<String> RESERVED = Set.of(CLASS, INSTANCE, KEYPOINT);

    public static final String METADATA = "_via_img_metadata";
    public static final String ATTRIBUTES = "_via_attributes";
    public static final String SETTINGS = "_via_settings";
    public static final String ID_LIST = "_via_image_id_list";
    public static final String VERSION = "_via_data_format_version";

    private ViaNames() {}
}
