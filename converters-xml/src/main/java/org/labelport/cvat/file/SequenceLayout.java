package org.labelport.cvat.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.model.DataType;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/** Where the files of a sequence of pictures are: in a folder of its own, as CVAT exports a task with its pictures. */
public final class SequenceLayout {

    /** Folder of the pictures, beside the XML file. */
    private static final String PICTURES = "images";

    /** The least number of digits in the frame names that CVAT writes. */
    private static final int FEWEST_DIGITS = 6;

    private static final String ROOT = "sequences/";
    private static final Pattern FRAME = Pattern.compile("frame_([0-9]{6,10})(?:\\.[^.]*)?");

    private SequenceLayout() {}

    /** Returns the path of the XML file of a sequence. */
    public static String xmlFile(String folder) {
        return ROOT + folder + "/" + VideoLayout.XML;
    }

    /** Returns the path of a picture of a sequence. */
    public static String pictureFile(String folder, String name) {
        return ROOT + folder + "/" + PICTURES + "/" + name;
    }

    /** Returns the folder of the pictures beside an XML file. */
    public static Path pictures(Path xmlFolder) {
        return xmlFolder.resolve(PICTURES);
    }

    /**
     * Returns the name of a picture as CVAT spells it, without an extension. Names are sorted like their frames,
     * because CVAT sorts pictures by name.
     *
     * @param frame number of the frame
     * @param last number of the last frame of the sequence
     */
    public static String fileName(int frame, int last) {
        int digits = Math.max(FEWEST_DIGITS, Integer.toString(last).length());
        String number = Integer.toString(frame);
        return "frame_" + "0".repeat(Math.max(0, digits - number.length())) + number;
    }

    /**
     * Returns the names of the pictures in a folder, sorted as CVAT sorts them; none when the folder does not exist.
     */
    public static List<String> pictureNames(Path folder) throws IOException {
        if (!FileKind.isFolder(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Path file : FolderList.of(folder)) {
            String name = String.valueOf(file.getFileName());
            if (DataType.IMAGE.isOf(name) && FileKind.mayBeFile(file)) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }

    /** Returns the frame number in the name of a picture; -1 for a name of another form. */
    public static int frameOf(String name) {
        Matcher frame = FRAME.matcher(name);
        long number = frame.matches() ? Long.parseLong(frame.group(1)) : -1;
        return number > Integer.MAX_VALUE ? -1 : (int) number;
    }
}
