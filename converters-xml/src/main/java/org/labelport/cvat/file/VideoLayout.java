package org.labelport.cvat.file;

import java.util.Locale;

/** Where the files of a video are: in a folder that has the name of the video. */
public final class VideoLayout {

    static final String XML = "annotations.xml";

    private static final String ROOT = "videos/";

    private VideoLayout() {}

    /** Returns the path of the XML file of a video. */
    public static String xmlFile(String name) {
        return ROOT + name + "/" + XML;
    }

    /** Returns the path of the video's file. */
    public static String videoFile(String name) {
        return ROOT + name + "/" + baseName(name);
    }

    /** Returns the name of a video from the folder of its XML file. */
    public static String nameOf(String folder) {
        return folder.startsWith(ROOT) ? folder.substring(ROOT.length()) : folder;
    }

    /** Returns a name without its folders. */
    public static String baseName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /**
     * Returns a name for a video that does not end in {@code .xml}, so that the video is not taken for an XML file and
     * does not overwrite one.
     */
    public static String spellable(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".xml") ? path + "_" : path;
    }
}
