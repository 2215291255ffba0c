package org.labelport.voc.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.output.Part;
import org.labelport.raster.CanvasPair;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.TextFile;
import org.labelport.verify.Findings;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocLayout;
import org.labelport.voc.file.VocXml;

/** Checks the segmentation pictures of a picture, and the set files that list them. */
final class SegmentationCheck {

    private static final String PICTURE = "mask";
    private static final String PNG = ".png";
    private static final int BORDER = 255;

    private final VocProblems problems;
    private final VocFolder folder;
    private final Path classPictures;
    private final Path objectPictures;
    /** Whether there is a folder of segmentation pictures, in which one may be looked for. */
    private final boolean anyFolder;
    /** The numbers of classes by their colours. */
    private final Map<Integer, Integer> declaredColors = new HashMap<>();

    SegmentationCheck(VocProblems problems, VocFolder folder, Optional<Taxonomy> classes) {
        this.problems = problems;
        this.folder = folder;
        this.classPictures = folder.classPictures();
        this.objectPictures = folder.objectPictures();
        this.anyFolder = FileKind.isFolder(classPictures) || FileKind.isFolder(objectPictures);
        declaredColors.put(0, 0);
        int number = 0;
        for (Category category : classes.orElse(Taxonomy.EMPTY).categories()) {
            number++;
            if (!category.color().isEmpty()) {
                declaredColors.putIfAbsent(Integer.parseInt(category.color().substring(1), 16), number);
            }
        }
    }

    void check(String id, Findings.InFile findings, VocXml xml) throws ExportException, IOException {
        Path classFile = classPictures.resolve(id + PNG);
        Path objectFile = objectPictures.resolve(id + PNG);
        Optional<LabelImage> classes = picture(classFile, xml);
        Optional<LabelImage> objects = picture(objectFile, xml);
        boolean said = xml.field("segmented").strip().equals("1");
        if (said && classes.isEmpty()) {
            findings.remark("segmented", 0, "segmented is 1, but there is no segmentation picture of it");
        }
        if (classes.isPresent()) {
            colors(classes.get(), problems.in(classFile));
        }
        if (classes.isPresent() && objects.isPresent()) {
            agreement(classes.get(), objects.get(), problems.in(objectFile));
        }
    }

    private Optional<LabelImage> picture(Path file, VocXml xml) throws ExportException {
        if (!anyFolder || !FileKind.mayBeFile(file)) {
            return Optional.empty();
        }
        Findings.InFile findings = problems.in(file);
        LabelImage picture;
        try {
            picture = PngReader.read(file, problems.limits());
        } catch (IOException e) {
            findings.rejected(PICTURE, 0, e.getMessage());
            return Optional.empty();
        }
        if (picture.kind() != LabelImage.Kind.PALETTE) {
            findings.damaged(
                    PICTURE, 0, "it has no palette: torchvision reads its grey values or colours as class numbers");
        }
        String size = picture.width() + " x " + picture.height();
        if (!size.equals(
                xml.field("width").strip() + " x " + xml.field("height").strip())) {
            findings.rejected(PICTURE, 0, "it is " + size + " pixels, but its picture has another size");
            return Optional.empty();
        }
        return Optional.of(picture);
    }

    private void colors(LabelImage classes, Findings.InFile findings) throws ExportException {
        if (declaredColors.size() == 1) {
            return;
        }
        switch (classes.kind()) {
            case GRAY -> {}
            case PALETTE -> indexedColors(classes, findings);
            case RGB, RGBA -> storedColors(classes, findings);
        }
    }

    private void storedColors(LabelImage classes, Findings.InFile findings) throws ExportException {
        for (int color : classes.canvas().mapped(value -> value & 0xffffff).distinct()) {
            if (!declaredColors.containsKey(color)) {
                findings.rejected(
                        "mask-color",
                        0,
                        String.format(Locale.ROOT, "the colour #%06x", color) + " is not in " + VocLayout.LABEL_MAP
                                + ": Datumaro and CVAT fail");
            }
        }
    }

    private void indexedColors(LabelImage classes, Findings.InFile findings) throws ExportException {
        boolean[] used = new boolean[BORDER + 1];
        for (int value : classes.canvas().distinct()) {
            used[value] = true;
        }
        for (int value = 1; value <= BORDER; value++) {
            int color = value < classes.palette().length ? classes.palette()[value] : -1;
            if (used[value] && !declaredColors.containsKey(color)) {
                findings.rejected(
                        "mask-color",
                        0,
                        "the colour of " + value + " is not in " + VocLayout.LABEL_MAP + ": Datumaro and CVAT fail");
            }
        }
        order(classes, used, findings);
    }

    /** Checks that the palette has the order of the label map. It has another when a program saved the picture anew. */
    private void order(LabelImage classes, boolean[] used, Findings.InFile findings) throws ExportException {
        for (int value = 0; value < Math.min(BORDER, classes.palette().length); value++) {
            int number = declaredColors.getOrDefault(classes.palette()[value], value);
            if (used[value] && number != value) {
                findings.damaged(
                        "mask-number",
                        0,
                        value + " has the colour of class " + number + " in " + VocLayout.LABEL_MAP
                                + ": torchvision reads numbers, Datumaro and CVAT read colours. Sort the palette");
                return;
            }
        }
    }

    private void agreement(LabelImage classes, LabelImage objects, Findings.InFile findings) throws ExportException {
        Optional<CanvasPair.Pixel> other = new CanvasPair(classes.canvas(), objects.canvas())
                .first((ofClass, object) -> (ofClass == 0) != (object == 0) && ofClass != BORDER && object != BORDER);
        if (other.isPresent()) {
            findings.damaged(
                    "masks-differ",
                    0,
                    "pixel " + other.get().x() + ", " + other.get().y()
                            + " has an object and no class, or a class and no object");
        }
    }

    /** Checks that each id in a set of segmented pictures has a class picture. */
    void checkSets() throws ExportException, IOException {
        for (Part set : VocLayout.USUAL_SETS) {
            Path file = folder.root().resolve(VocLayout.SEGMENTED_SETS).resolve(set.name() + ".txt");
            if (FileKind.isFile(file)) {
                check(file);
            }
        }
    }

    private void check(Path set) throws ExportException, IOException {
        Findings.InFile findings = problems.in(set);
        try (BufferedReader lines = TextFile.openWithMark(set)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Path picture = classPictures.resolve(line + PNG);
                if (!picture.normalize().startsWith(folder.root()) || !Files.isRegularFile(picture)) {
                    findings.rejected(
                            PICTURE,
                            number,
                            "'" + line + "' has no file in " + classPictures.getFileName() + ": torchvision stops");
                }
            }
        } catch (CharacterCodingException e) {
            findings.rejected("set", 0, "it is not UTF-8");
        } catch (InvalidPathException e) {
            findings.rejected("set", 0, "a line is not a file name: " + e.getMessage());
        }
    }
}
