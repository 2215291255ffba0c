package org.labelport.voc.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.model.DataType;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.verify.Findings;
import org.labelport.voc.file.PictureName;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocXml;

/** Checks the picture that an XML file belongs to: its name and its size. */
final class PictureCheck {

    /** Which file names of pictures readers find. */
    enum Extension {
        /** Some readers find only names that end in {@code .jpg}. */
        JPG,
        /** Readers find any name. */
        ANY
    }

    private static final String MISSING = "picture-missing";

    private final VocProblems problems;
    private final MediaFolder pictures;
    private final MediaProbe probe;
    private final boolean anyThere;
    private final Extension extension;
    private long notJpeg;

    PictureCheck(VocProblems problems, VocFolder folder, MediaProbe probe, Extension extension) throws IOException {
        this(
                problems,
                folder.images(),
                probe,
                extension,
                folder.images().equals(folder.annotations())
                        ? hasPictures(folder.images(), problems.limits())
                        : VocVerifier.hasFiles(folder.images(), problems.limits()));
    }

    private PictureCheck(VocProblems problems, Path pictures, MediaProbe probe, Extension extension, boolean anyThere)
            throws IOException {
        this.problems = problems;
        this.pictures = new MediaFolder(pictures);
        this.probe = probe;
        this.extension = extension;
        this.anyThere = anyThere;
    }

    /** Returns the check of the pictures of a data set that has segmentation pictures only. */
    static PictureCheck withoutXml(VocProblems problems, VocFolder folder, MediaProbe probe) throws IOException {
        Path images = folder.images();
        boolean anyThere = !images.equals(folder.root()) && VocVerifier.hasFiles(images, problems.limits());
        return new PictureCheck(problems, images, probe, Extension.JPG, anyThere);
    }

    /**
     * Returns the picture that a segmentation picture belongs to; empty when it is not there or cannot be read, which
     * is reported.
     *
     * @param mask the segmentation picture, for messages
     */
    Optional<Media.Image> ofMask(String id, Findings.InFile mask) throws ExportException {
        return picture(id, "", mask);
    }

    /** Whether a folder has pictures among its XML files, lists and reports. */
    private static boolean hasPictures(Path folder, Limits limits) throws IOException {
        return FolderWalk.anyFile(folder, file -> DataType.IMAGE.isOf(String.valueOf(file.getFileName())), limits);
    }

    void check(String id, Findings.InFile findings, VocXml xml) throws ExportException {
        String name = xml.field("filename").strip();
        if (name.isEmpty()) {
            findings.rejected("filename", 0, "there is no filename: LabelImg stops, Datumaro guesses");
        }
        if (!PictureName.isCalledLike(id, xml.field("filename"))) {
            findings.damaged(
                    "filename",
                    0,
                    "filename is '" + name + "': torchvision reads " + id
                            + ".jpg, Datumaro the file that filename names");
        }
        size(id, findings, xml);
    }

    private void size(String id, Findings.InFile findings, VocXml xml) throws ExportException {
        int width = side(xml, "width", findings);
        int height = side(xml, "height", findings);
        Optional<Media.Image> picture = picture(id, xml.field("filename"), findings);
        if (picture.isPresent()
                && width > 0
                && height > 0
                && (picture.get().width() != width || picture.get().height() != height)) {
            findings.damaged(
                    "picture-size",
                    0,
                    "size is " + width + " x " + height + ", the picture "
                            + picture.get().width() + " x "
                            + picture.get().height() + ": boxes are scaled by the wrong sides");
        }
    }

    private Optional<Media.Image> picture(String id, String filename, Findings.InFile findings) throws ExportException {
        if (!anyThere) {
            return Optional.empty();
        }
        String path = PictureName.path(id, filename, pictures);
        if (extension == Extension.JPG && !path.endsWith(".jpg")) {
            notJpeg++;
        }
        otherName(id, filename, path, findings);
        try {
            return Optional.of(probe.image(pictures.find(path)));
        } catch (ItemException e) {
            findings.rejected(MISSING, 0, e.getMessage() + ": readers stop when they come to it");
        } catch (IOException e) {
            findings.rejected("picture-unreadable", 0, e.getMessage() + ": readers cannot open it");
        }
        return Optional.empty();
    }

    /** Reports a filename that differs only in its extension from that of the picture, which is found by its id. */
    private static void otherName(String id, String filename, String path, Findings.InFile findings)
            throws ExportException {
        if (PictureName.isCalledLike(id, filename) && !PictureName.isNamed(path, filename)) {
            findings.damaged(
                    "filename",
                    0,
                    "there is no picture '" + filename.strip() + "', but '" + path
                            + "': programs that go by filename, as TensorFlow's scripts do, stop. Correct filename");
        }
    }

    private int side(VocXml xml, String side, Findings.InFile findings) throws ExportException {
        String text = xml.field(side).strip();
        if (text.matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(text);
        }
        findings.rejected(
                "size", 0, side + " is '" + text + "': detectron2 and mmdetection need a whole number above 0");
        return 0;
    }

    /** Reports what concerns all pictures together. */
    void sumUp() throws ExportException {
        if (!anyThere) {
            problems.findings()
                    .remark(MISSING, "", 0, "there are no pictures; readers need them in the folder of pictures");
        } else if (notJpeg > 0) {
            problems.findings()
                    .remark(
                            "picture-not-jpg",
                            "",
                            0,
                            (notJpeg == 1 ? "1 picture has a name that does" : notJpeg + " pictures have names that do")
                                    + " not end in .jpg: torchvision, detectron2 and mmdetection do not find "
                                    + (notJpeg == 1 ? "it" : "them"));
        }
    }
}
