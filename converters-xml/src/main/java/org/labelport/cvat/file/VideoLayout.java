package org.labelport.cvat.file;

import java.util.Locale;

/** Where the files of a video lie: in a folder of its own that is called like the video. */
public final class VideoLayout {

    static final String XML = "annotations.xml";

    private static final String ROOT = "videos/";

    private VideoLayout() {}

    public static String xmlFile(String name) {
        return ROOT + name + "/" + XML;
    }

    public static String videoFile(String name) {
        return ROOT + name + "/" + baseName(name);
    }

    /** The name of a video by the folder of its XML file. */
    public static String nameOf(String folder) {
        return folder.startsWith(ROOT) ? folder.substring(ROOT.length()) : folder;
    }

    public static String baseName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** A name that leaves that of the XML file free, and that is not taken for one. */
    public static String spellable(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".xml") ? path + "_" : path;
    }
}
