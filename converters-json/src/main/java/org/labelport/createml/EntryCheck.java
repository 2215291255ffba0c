package org.labelport.createml;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.labelport.annotationfile.CheckedPictures;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.jsonfile.JsonValue;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.LongSet;
import org.labelport.verify.Findings;

/** Checks the entries of one list. It keeps a hash of each picture's name in memory. */
final class EntryCheck {

    /** How far a box may extend beyond the picture because of rounding, in pixels. */
    private static final double SLACK = 0.01;

    private final String file;
    private final Findings.InFile findings;
    private final CheckedPictures pictures;
    private final LongSet names = new LongSet();

    /** @param file path of the list, relative to the folder */
    EntryCheck(String file, Findings.InFile findings, CheckedPictures pictures) {
        this.file = file;
        this.findings = findings;
        this.pictures = pictures;
    }

    void check(JsonValue entry) throws ExportException {
        String name = EntryList.picture(entry);
        if (name.isEmpty()) {
            findings.rejected(
                    "image", entry.line(), "the entry has no text in 'image', which the format asks for. Add it.");
            return;
        }
        if (!names.add(name)) {
            findings.damaged(
                    "picture-repeated",
                    entry.line(),
                    "there is an entry of '" + name
                            + "' above: a reader takes them for two pictures, each without the objects of the other."
                            + " Join them.");
        }
        if (EntryList.boxesKey(entry).isEmpty()) {
            findings.rejected(
                    "annotations",
                    entry.line(),
                    "'annotations' is not a list, which the format asks for. Add an empty one.");
            return;
        }
        Optional<Media.Image> picture = picture(name, entry.line());
        for (JsonValue box : EntryList.boxes(entry)) {
            box(box, picture);
        }
    }

    private Optional<Media.Image> picture(String name, long line) throws ExportException {
        if (!pictures.areThere()) {
            return Optional.empty();
        }
        try {
            return Optional.of(pictures.image(pictures.find(FolderPictures.beside(file, name))));
        } catch (ItemException e) {
            findings.rejected("picture-missing", line, e.getMessage() + "; an entry needs its picture. Put it there.");
        } catch (IOException e) {
            findings.rejected(
                    "picture-unreadable", line, "the picture cannot be read: " + e.getMessage() + ". Replace it.");
        }
        return Optional.empty();
    }

    private void box(JsonValue box, Optional<Media.Image> picture) throws ExportException {
        if (box.textOf(CreateMlNames.LABEL).isEmpty()) {
            findings.rejected(
                    "label", box.line(), "the annotation has no text in 'label', which the format asks for. Add one.");
        }
        double[] numbers = new double[CreateMlNames.NUMBERS.size()];
        for (int i = 0; i < numbers.length; i++) {
            String name = CreateMlNames.NUMBERS.get(i);
            OptionalDouble number = EntryList.coordinate(box, name);
            if (number.isEmpty()) {
                findings.rejected(
                        "coordinates", box.line(), name + " of the coordinates is not a finite number. Correct it.");
                return;
            }
            numbers[i] = number.getAsDouble();
        }
        if (numbers[2] <= 0 || numbers[3] <= 0) {
            findings.rejected("box", box.line(), "width and height must be more than 0. Remove the box.");
        } else if (picture.isPresent() && sticksOut(numbers, picture.get())) {
            findings.damaged(
                    "box-outside",
                    box.line(),
                    "the box extends beyond the picture. Check that x and y are its centre, in pixels, and clip it.");
        }
    }

    private static boolean sticksOut(double[] box, Media.Image picture) {
        return box[0] - box[2] / 2 < -SLACK
                || box[1] - box[3] / 2 < -SLACK
                || box[0] + box[2] / 2 > picture.width() + SLACK
                || box[1] + box[3] / 2 > picture.height() + SLACK;
    }
}
