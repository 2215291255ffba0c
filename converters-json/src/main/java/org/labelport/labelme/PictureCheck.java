package org.labelport.labelme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.annotationfile.CheckedPictures;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.model.DataType;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.raster.PngHeader;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.verify.Findings;

/** Checks what a file says about its picture. */
record PictureCheck(CheckedPictures pictures, EmbeddedPicture embedded, ConverterCheck converters) {

    private static final Set<PngHeader.Color> TRANSPARENT = Set.of(PngHeader.Color.GRAY_ALPHA, PngHeader.Color.RGBA);

    void check(JsonValue json, String file, Findings.InFile findings) throws ExportException {
        for (String key : List.of("imageHeight", "imageWidth")) {
            Optional<JsonValue> side = json.present(key);
            if (side.isPresent() && !side.get().is(Kind.INTEGER)) {
                findings.damaged(
                        "image-size",
                        side.get().line(),
                        key + " is " + side.get().shown() + "; LabelMe writes a whole number or null. Correct it.");
            }
        }
        String name = json.textOf("imagePath");
        if (name.isEmpty()) {
            return;
        }
        long line = json.fields().get("imagePath").line();
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            findings.damaged(
                    "image-path",
                    line,
                    "imagePath is absolute; on another machine the picture is not found. Make it relative.");
        }
        Optional<JsonValue> data = json.present("imageData");
        if (data.isPresent()) {
            Optional<PngHeader> png = embedded.check(file, data.get(), findings);
            if (png.isPresent()) {
                transparency(png.get(), file);
            }
            return;
        }
        try {
            Path picture = pictures.find(FolderPictures.beside(file, name));
            size(json, picture, findings);
            kind(picture, file, findings);
            otherStems(file, name, line, findings);
        } catch (ItemException e) {
            if (pictures.areThere()) {
                findings.rejected(
                        "picture-missing", line, e.getMessage() + "; LabelMe does not open the file. Put it there.");
            }
        }
    }

    private void size(JsonValue json, Path picture, Findings.InFile findings) throws ExportException {
        Media.Image image;
        try {
            image = pictures.image(picture);
        } catch (IOException e) {
            findings.rejected(
                    "picture-unreadable", 0, "its picture cannot be read: " + e.getMessage() + ". Replace it.");
            return;
        }
        side(json, "imageHeight", image.height(), findings);
        side(json, "imageWidth", image.width(), findings);
    }

    private void kind(Path picture, String file, Findings.InFile findings) throws ExportException {
        PngHeader header;
        try {
            header = PngHeader.read(picture);
        } catch (IOException e) {
            return; // not a PNG
        }
        if (header.color() == PngHeader.Color.GRAY && header.bits() > Byte.SIZE) {
            findings.remark(
                    "picture-kind", 0, "its picture has 16 bits of gray, which newer versions of LabelMe do not open");
        }
        transparency(header, file);
    }

    private void transparency(PngHeader header, String file) throws ExportException {
        if (TRANSPARENT.contains(header.color())) {
            converters.transparentPicture(file);
        }
    }

    private static void side(JsonValue json, String key, int pixels, Findings.InFile findings) throws ExportException {
        Optional<JsonValue> side = json.present(key).filter(value -> value.is(Kind.INTEGER));
        if (side.isPresent() && side.get().finite().orElse(pixels) != pixels) {
            findings.damaged(
                    "image-size",
                    side.get().line(),
                    key + " is " + side.get().shown() + ", but the picture, turned as its EXIF data says, has " + pixels
                            + "; LabelMe uses the picture's, so shapes may be in the wrong place. Correct it.");
        }
    }

    /**
     * Reports another picture with the name of this file. LabelMe finds annotations by a picture's name without its
     * extension, so both pictures would show them.
     */
    private void otherStems(String file, String name, long line, Findings.InFile findings) throws ExportException {
        String stem = SafePath.stem(file);
        for (String extension : DataType.IMAGE.extensions()) {
            String other = stem + "." + extension;
            if (!other.equals(FolderPictures.beside(file, name)) && exists(other)) {
                findings.damaged(
                        "stem-shared",
                        line,
                        "'" + other + "' is another picture with the name of this file; LabelMe shows it with these"
                                + " shapes and overwrites them. Rename one.");
            }
        }
    }

    private boolean exists(String name) {
        try {
            return FileKind.isFile(pictures.find(name));
        } catch (ItemException e) {
            return false;
        }
    }
}
