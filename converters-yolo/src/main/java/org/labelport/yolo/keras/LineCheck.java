package org.labelport.yolo.keras;

import java.io.IOException;
import java.util.Optional;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.LongSet;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.verify.Findings;
import org.labelport.yolo.rows.read.RowException;

/** Checks the lines of one list, one after the other. For each a hash of its picture stays in memory. */
final class LineCheck {

    private static final String MARK = "\uFEFF";

    private final MediaFolder folder;
    private final String list;
    private final int classes;
    private final boolean pictures;
    private final MediaProbe probe;
    private final Findings.InFile findings;
    private final LongSet seen = new LongSet();
    private long line;
    private long empty;
    private long firstEmpty;

    /**
     * Begins a list.
     *
     * @param classes number of classes
     * @param pictures whether the data set has any pictures
     */
    LineCheck(
            MediaFolder folder,
            String list,
            int classes,
            boolean pictures,
            MediaProbe probe,
            Findings.InFile findings) {
        this.folder = folder;
        this.list = list;
        this.classes = classes;
        this.pictures = pictures;
        this.probe = probe;
        this.findings = findings;
    }

    void notText() throws ExportException {
        findings.rejected("encoding", line + 1, "it is not UTF-8 text. Save the file as UTF-8");
    }

    void next(String text) throws ExportException {
        line++;
        String written = text;
        if (line == 1 && text.startsWith(MARK)) {
            findings.rejected(
                    "byte-order-mark",
                    line,
                    "readers take the byte order mark for a part of the first name. Remove it");
            written = text.substring(MARK.length());
        }
        if (written.isBlank()) {
            findings.rejected("line-empty", line, "readers stop at an empty line. Remove it");
            return;
        }
        KerasLine parsed = KerasLine.of(written);
        if (KerasLayout.hasBlank(parsed.picture())) {
            findings.rejected(
                    "name-blank",
                    line,
                    "readers take what follows a blank in '" + parsed.picture() + "' for a box. Rename the picture");
        }
        if (!seen.add(parsed.picture())) {
            findings.remark(
                    "picture-repeated", line, "an earlier line has the picture '" + parsed.picture() + "', too");
        }
        if (parsed.boxes().isEmpty()) {
            firstEmpty = empty == 0 ? line : firstEmpty;
            empty++;
        }
        Optional<Media.Image> picture = picture(parsed.picture());
        for (String box : parsed.boxes()) {
            box(box, picture);
        }
    }

    /** Reports what concerns the whole list. */
    void finish() throws ExportException {
        if (empty > 0) {
            findings.remark(
                    "picture-empty",
                    firstEmpty,
                    "pictures without a box: " + empty
                            + ". keras-yolo3 trains from them, but YOLOv4 for PyTorch does not"
                            + " find them, since it takes the end of the line for a part of the name. Leave them out for it,"
                            + " with empty-items=drop");
        }
    }

    private Optional<Media.Image> picture(String name) throws ExportException {
        if (!pictures) {
            return Optional.empty();
        }
        try {
            String beside = list.substring(0, list.lastIndexOf('/') + 1) + name;
            return Optional.of(probe.image(folder.find(folder.has(name) && !folder.has(beside) ? name : beside)));
        } catch (ItemException e) {
            findings.rejected("picture-missing", line, e.getMessage() + "; a line needs its picture. Put it there");
        } catch (IOException e) {
            findings.rejected("picture-unreadable", line, "the picture cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void box(String box, Optional<Media.Image> picture) throws ExportException {
        double[] numbers;
        try {
            numbers = KerasLine.numbers(box);
        } catch (RowException e) {
            findings.rejected("box", line, e.getMessage() + ". Correct it");
            return;
        }
        for (double number : numbers) {
            if (number != Math.rint(number) || box.indexOf('.') >= 0) {
                findings.rejected("fraction", line, "'" + box + "': keras-yolo3 reads whole numbers only. Round them");
                break;
            }
        }
        if (numbers[4] < 0 || numbers[4] >= classes) {
            findings.rejected("class", line, "'" + box + "': there is no such class among " + classes + " classes");
        }
        if (numbers[0] >= numbers[2] || numbers[1] >= numbers[3]) {
            findings.damaged("box-empty", line, "'" + box + "' has no width or no height. Remove it");
        } else if (picture.filter(Media.Image::hasSize).isPresent() && sticksOut(numbers, picture.get())) {
            findings.damaged("box-outside", line, "'" + box + "' extends beyond the picture. Cut it");
        }
    }

    private static boolean sticksOut(double[] box, Media.Image picture) {
        return box[0] < 0 || box[1] < 0 || box[2] > picture.width() || box[3] > picture.height();
    }
}
