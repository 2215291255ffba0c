package org.labelport.coco.file;

/** What the files of this program say of themselves. */
public final class OwnInfo {

    public static final String DESCRIPTION = "Exported by Labelport. Coordinates are pixels from the top left corner.";

    private OwnInfo() {}
}
