package org.labelport.cvat.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.model.DataType;
import org.labelport.target.FileKind;

/** Where the files of a sequence of pictures lie: in a folder of its own, as CVAT exports a task with its pictures. */
public final class SequenceLayout {

    /** Folder of the pictures, beside the XML file. */
    private static final String PICTURES = "images";

    /** How many digits CVAT's own names of frames have. */
    private static final int FEWEST_DIGITS = 6;

    private static final String ROOT = "sequences/";
    private static final Pattern FRAME = Pattern.compile("frame_([0-9]{6,10})(?:\\.[^.]*)?");

    private SequenceLayout() {}

    public static String xmlFile(String folder) {
        return ROOT + folder + "/" + VideoLayout.XML;
    }

    public static String pictureFile(String folder, String name) {
        return ROOT + folder + "/" + PICTURES + "/" + name;
    }

    public static Path pictures(Path xmlFolder) {
        return xmlFolder.resolve(PICTURES);
    }

    /**
     * The name of a picture, in CVAT's own way, without an extension. Names are in the order of frames, which is how CVAT sorts.
     *
     * @param last the last frame of the sequence
     */
    public static String fileName(int frame, int last) {
        int digits = Math.max(FEWEST_DIGITS, Integer.toString(last).length());
        String number = Integer.toString(frame);
        return "frame_" + "0".repeat(Math.max(0, digits - number.length())) + number;
    }

    /** Names of the pictures in a folder as CVAT sorts them; none where the folder is not there. */
    public static List<String> pictureNames(Path folder) throws IOException {
        if (!FileKind.isFolder(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = String.valueOf(file.getFileName());
                if (DataType.IMAGE.isOf(name) && FileKind.isFile(file)) {
                    names.add(name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    /** The number that the name of a picture says; -1 for another name. */
    public static int frameOf(String name) {
        Matcher frame = FRAME.matcher(name);
        long number = frame.matches() ? Long.parseLong(frame.group(1)) : -1;
        return number > Integer.MAX_VALUE ? -1 : (int) number;
    }
}
