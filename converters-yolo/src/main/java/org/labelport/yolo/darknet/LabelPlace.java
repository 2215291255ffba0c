package org.labelport.yolo.darknet;

import java.util.List;
import java.util.function.Predicate;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;

/** Where a Darknet looks for the labels of a picture: it replaces texts in the picture's path. */
enum LabelPlace {
    /** AlexeyAB's Darknet: folders of well-known data sets, and the suffix if its text is nowhere else in the path. */
    ALEXEY_AB {
        @Override
        String of(String picture) {
            String place = picture;
            for (String folder : List.of("train2017/", "val2017/", "train2014/", "val2014/")) {
                place = replaceFirst(place, "/images/" + folder, "/labels/" + folder);
            }
            place = replaceFirst(place, "/JPEGImages/", "/labels/");
            String suffix = SafePath.extension(place);
            boolean replaced =
                    DarknetLayout.isSuffix(suffix) && place.indexOf(suffix) + suffix.length() == place.length();
            return replaced ? SafePath.stem(place) + ".txt" : place;
        }
    },
    /** The Darknet of YOLO's authors: the first of each text, wherever it is, even within a word. */
    ORIGINAL {
        @Override
        String of(String picture) {
            String place = picture;
            for (String folder : DarknetLayout.REPLACED) {
                place = replaceFirst(place, folder, "labels");
            }
            for (String suffix : DarknetLayout.ORIGINAL_SUFFIXES) {
                place = replaceFirst(place, suffix, ".txt");
            }
            return place;
        }
    };

    /**
     * Returns the path at which labels are looked for; it does not end in {@code .txt} when the suffix is unknown.
     *
     * @param picture the path as a list of pictures has it
     */
    abstract String of(String picture);

    /**
     * Reports a picture whose labels one of the Darknets, or both, look for elsewhere.
     *
     * @param picture the path as a list of pictures has it
     * @param isAt whether the labels are at a place
     */
    static void check(String picture, Predicate<String> isAt, String file, long line, Findings findings)
            throws ExportException {
        String place = ALEXEY_AB.of(picture);
        String original = ORIGINAL.of(picture);
        boolean found = isAt.test(place);
        boolean foundByOriginal = isAt.test(original);
        if (!found && !foundByOriginal) {
            findings.rejected(
                    "picture-name",
                    file,
                    line,
                    "'" + picture + "': Darknet looks for its labels at '" + place + "'. Rename the picture, so that"
                            + " the text of its suffix is only at its end");
        } else if (!found || !foundByOriginal) {
            findings.remark(
                    "picture-name",
                    file,
                    line,
                    "'" + picture + "': " + (found ? "the original Darknet" : "AlexeyAB's Darknet")
                            + " looks for its labels at '" + (found ? original : place) + "'");
        }
    }

    private static String replaceFirst(String text, String old, String replacement) {
        int start = text.indexOf(old);
        return start < 0 ? text : text.substring(0, start) + replacement + text.substring(start + old.length());
    }
}
