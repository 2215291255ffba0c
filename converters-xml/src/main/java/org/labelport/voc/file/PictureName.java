package org.labelport.voc.file;

import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;

/** Tells which picture an annotation file means. */
public final class PictureName {

    private PictureName() {}

    /**
     * The path of a picture: as the file names it, beside the file unless it names a folder. Blanks around the name are part of it
     * where there is such a picture.
     *
     * @param filename as it stands in the XML file
     */
    public static String path(String id, String filename, MediaFolder folder) {
        String bare = filename.strip();
        if (bare.isEmpty()) {
            return id + ".jpg";
        }
        String exact = beside(id, filename);
        try {
            return !filename.equals(bare) && folder.findIfThere(exact).isPresent() ? exact : beside(id, bare);
        } catch (ItemException e) {
            return beside(id, bare); // what cannot be looked at is said of the name that remains
        }
    }

    private static String beside(String id, String filename) {
        int folder = id.lastIndexOf('/');
        return filename.indexOf('/') >= 0 || folder < 0 ? filename : id.substring(0, folder + 1) + filename;
    }
}
