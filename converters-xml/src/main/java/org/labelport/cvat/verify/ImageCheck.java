package org.labelport.cvat.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.cvat.file.CvatFolder;
import org.labelport.cvat.file.CvatMeta;
import org.labelport.cvat.file.ImageLayout;
import org.labelport.cvat.file.RawElement;
import org.labelport.geometry.Frame;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.LongSet;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;
import org.labelport.xml.NumberText;
import org.labelport.xml.XmlCursor;

/** Checks the pictures of one file, and their elements. */
final class ImageCheck {

    private static final List<String> POINT_NEEDS = List.of("label", "outside", "occluded", "points");

    private final CvatMeta meta;
    private final Path folder;
    private final String stem;
    private final ElementCheck elements;
    private final Findings.InFile findings;
    private final VerifyRequest request;
    private final LongSet names = new LongSet();
    private final LongSet ids = new LongSet();
    private Optional<Boolean> pictures = Optional.empty();

    /**
     * Starts without pictures.
     *
     * @param folder that the file is in
     * @param findings of the file, whose name without its extension is the subset for Datumaro
     */
    ImageCheck(CvatMeta meta, Path folder, ElementCheck elements, Findings.InFile findings, VerifyRequest request) {
        this.meta = meta;
        this.folder = folder;
        this.stem = CvatFolder.stem(findings.file());
        this.elements = elements;
        this.findings = findings;
        this.request = request;
    }

    /** Checks the picture that the cursor is at. */
    void check(XmlCursor xml) throws ItemException, ExportException, IOException {
        RawElement image =
                new RawElement("image", xml.line(), xml.attributes(), Map.of(), List.of(), List.of(), List.of());
        String name = image.xml().getOrDefault("name", "");
        String subset = image.xml().getOrDefault("subset", "");
        id(image, subset);
        name(image, name, subset);
        subset(image, subset);
        Optional<Frame> size = size(image);
        if (!name.isEmpty()) {
            picture(image, name, subset, size);
        }
        while (xml.nextChild()) {
            RawElement element = RawElement.read(xml);
            Optional<Shape> shape = elements.check(element, element.xml().getOrDefault("label", ""), POINT_NEEDS);
            if (shape.isPresent() && size.isPresent()) {
                elements.border(element, shape.get(), size.get());
                if (shape.get() instanceof Shape.Mask mask) {
                    mask(element, mask, size.get());
                }
            }
        }
    }

    /** Returns the size in the file; empty when it is not one, which is reported. */
    private Optional<Frame> size(RawElement image) throws ExportException {
        elements.whole(image, "width");
        elements.whole(image, "height");
        try {
            int width = NumberText.whole("width", image.get("width"));
            int height = NumberText.whole("height", image.get("height"));
            if (width > 0 && height > 0) {
                return Optional.of(new Frame(width, height));
            }
            findings.rejected(
                    "number-invalid", image.line(), "the size is " + width + " x " + height + "; it must be above 0");
        } catch (ItemException e) {
            return Optional.empty(); // reported above; some programs write no size
        }
        return Optional.empty();
    }

    /** CVAT numbers the pictures of each subset from 0, and Datumaro reads each subset by itself. */
    private void id(RawElement image, String subset) throws ExportException {
        if (image.get("id").isEmpty()) {
            findings.rejected("number-invalid", image.line(), "the picture has no id; CVAT's import stops");
            return;
        }
        elements.whole(image, "id");
        if (!ids.add(subset + '\n' + image.get("id"))) {
            findings.damaged(
                    "id-duplicate",
                    image.line(),
                    "another picture has the id " + image.get("id") + ", too; Datumaro makes one picture of the two");
        }
    }

    private void name(RawElement image, String name, String subset) throws ExportException {
        if (name.isBlank()) {
            findings.rejected("name-missing", image.line(), "the picture has no name; nothing finds its file");
        } else if (!names.add(subset + '\n' + SafePath.stem(name))) {
            findings.damaged(
                    "name-duplicate",
                    image.line(),
                    "another picture has the name '" + name + "', apart from the extension; CVAT puts the annotations"
                            + " of both on one");
        }
    }

    private void subset(RawElement image, String subset) throws ExportException {
        boolean skipped = !subset.isEmpty()
                && (meta.kind().equals("project") ? !meta.subsets().contains(subset) : !subset.equals(stem));
        if (skipped) {
            findings.damaged(
                    "subset-skipped",
                    image.line(),
                    "Datumaro leaves out pictures of the subset '" + subset + "': a project's meta must list it, or the"
                            + " file must have its name");
        }
    }

    private void picture(RawElement image, String name, String subset, Optional<Frame> size)
            throws ExportException, IOException {
        Path images = folder.resolve(ImageLayout.IMAGES);
        if (pictures.isEmpty()) {
            pictures = Optional.of(hasFiles(images));
            if (!pictures.get()) {
                findings.remark("images-absent", 0, "there are no pictures in images/; Datumaro needs them");
            }
        }
        if (!pictures.get()) {
            return;
        }
        NamedMedia found = new NamedMedia(new MediaFolder(images), true, request.media());
        try {
            Optional<Path> file = found.find(subset.isEmpty() ? List.of(name) : List.of(subset + "/" + name, name));
            if (file.isPresent() && size.isPresent()) {
                size(image, size.get(), request.media().image(file.get()));
            }
        } catch (ItemException e) {
            findings.rejected("image-missing", image.line(), e.getMessage() + "; Datumaro stops");
        } catch (IOException e) {
            findings.rejected("image-unreadable", image.line(), e.getMessage() + "; Datumaro stops");
        }
    }

    private void size(RawElement image, Frame size, Media.Image picture) throws ExportException {
        boolean same = picture.width() == size.width() && picture.height() == size.height();
        if (!same && !picture.isStoredAs(size.width(), size.height())) {
            findings.damaged(
                    "image-size",
                    image.line(),
                    "its size is " + (long) size.width() + " x " + (long) size.height() + ", the picture's "
                            + picture.width() + " x " + picture.height()
                            + ": Datumaro scales annotations by the wrong sides. Correct the size");
        }
    }

    private boolean hasFiles(Path images) throws IOException {
        return FileKind.isFolder(images) && FolderWalk.anyFile(images, Files::isRegularFile, request.limits());
    }

    private void mask(RawElement element, Shape.Mask mask, Frame size) throws ExportException {
        if (mask.x() < 0
                || mask.y() < 0
                || (long) mask.x() + mask.width() > size.width()
                || (long) mask.y() + mask.height() > size.height()) {
            findings.rejected("mask-outside", element.line(), "the mask sticks out of the picture; Datumaro stops");
        }
    }
}
