package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.file.PictureFolder;
import org.labelport.masks.file.PictureFolders;
import org.labelport.masks.read.PictureSource;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.masks.verify.MaskProblems.Expected;
import org.labelport.model.Media;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.verify.VerifyRequest;

/** Checks a data set for what Cityscapes' programs and torchvision reject or read wrongly. */
final class CityscapesVerifier {

    private static final Pattern PICTURE = Pattern.compile("([^/_]+)/\\1_\\d+_\\d+_leftImg8bit\\.png");
    private static final Pattern MASK = Pattern.compile("([^/_]+)/\\1_\\d+_\\d+_gt(Fine|Coarse)_([^/_]+)");

    private final VerifyRequest request;
    private final Path root;
    private final MaskProblems problems;
    private final String pictures;
    private final WrittenFiles files;
    private boolean anyPicture;

    CityscapesVerifier(VerifyRequest request) {
        this.request = request;
        this.root = request.folder();
        this.problems = new MaskProblems(request, "cityscapes");
        this.pictures = request.name(CityPictures.folder(root)) + "/";
        this.files = WrittenFiles.of(request.options());
    }

    void verify() throws ExportException, IOException {
        Path masks = PictureSource.requireFolder(root.resolve(CityFile.FINE), "a folder that holds " + CityFile.FINE);
        CityLabels labels;
        try {
            labels = CityLabels.in(root, request.limits());
        } catch (ExportException e) {
            problems.unreadLists("labels", e, ". Correct it, or remove it.");
            return;
        }
        for (LabelsJson.Unused unused : labels.unused()) {
            problems.damaged("labels", CityLabels.FILE, unused.line(), unused.message());
        }
        if (FileKind.isFolder(root.resolve(pictures))) {
            pictures();
        }
        if (!anyPicture) {
            problems.remark("no-pictures", "", "there are no pictures in leftImg8bit. Copy them there to train.");
        }
        PolygonsCheck polygons = new PolygonsCheck(labels, problems, request);
        for (PictureFolder split : PictureFolders.in(masks).all()) {
            FolderWalk walk = problems.walk(CityFile.FINE + "/" + split.name());
            for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
                mask(split.name(), name.get(), labels, polygons);
            }
        }
    }

    private void pictures() throws ExportException, IOException {
        for (PictureFolder split : PictureFolders.in(root.resolve(pictures)).all()) {
            FolderWalk walk = problems.walk(pictures + split.name());
            for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
                picture(split.name(), name.get());
            }
        }
    }

    private void picture(String split, String name) throws ExportException {
        String file = pictures + split + name;
        int end = name.lastIndexOf(CityNames.PICTURE);
        if (end < 0) {
            problems.rejected(
                    "name",
                    file,
                    "pictures must be named <city>/<city>_<seq>_<frame>_leftImg8bit.png: others are not found. Rename"
                            + " it.");
            return;
        }
        anyPicture = true;
        if (!name.endsWith(".png")) {
            problems.remark("not-png", file, "Cityscapes' own programs look for PNG files; torchvision takes others.");
        } else if (!PICTURE.matcher(name).matches()) {
            problems.rejected(
                    "name",
                    file,
                    "the name is not <city>/<city>_<seq>_<frame>_leftImg8bit.png, with digits for seq and frame:"
                            + " programs stop at it. Rename it.");
        }
        for (CityFile needed : files.needed()) {
            String mask = CityFile.FINE + "/" + split + name.substring(0, end) + needed.end(CityFile.FINE);
            if (!FileKind.mayBeFile(root.resolve(mask))) {
                problems.rejected(
                        "mask-missing",
                        file,
                        "there is no " + mask
                                + ": loaders stop. Write it, or choose with the option files the task that"
                                + " the data set is for.");
            }
        }
    }

    private void mask(String split, String name, CityLabels labels, PolygonsCheck polygons)
            throws ExportException, IOException {
        String file = CityFile.FINE + "/" + split + name;
        Matcher parts = MASK.matcher(name);
        Optional<CityFile> kind = parts.matches() ? CityFile.of(parts.group(3)) : Optional.empty();
        if (kind.isEmpty()) {
            problems.rejected(
                    "name",
                    file,
                    "the name is not <city>/<city>_<seq>_<frame>_gtFine_<kind>, with a kind of Cityscapes: it is not"
                            + " found. Rename or remove it.");
            return;
        }
        String start = split + name.substring(0, name.lastIndexOf("_gt"));
        switch (kind.get()) {
            case LABEL_IDS, TRAIN_IDS, INSTANCE_IDS -> numbers(kind.get(), file, start, labels);
            case COLORS -> problems.read(file, Expected.COLORS);
            case POLYGONS -> polygons.check(file, start);
        }
    }

    private void numbers(CityFile kind, String file, String start, CityLabels labels) throws ExportException {
        Expected expected = kind == CityFile.INSTANCE_IDS ? Expected.GRAY_16 : Expected.GRAY_8;
        Optional<LabelImage> mask = problems.read(file, expected);
        if (mask.isEmpty()) {
            return;
        }
        problems.checkSize(file, mask.get(), pictureOf(file, start));
        for (int value : mask.get().canvas().distinct()) {
            if (labels.ofValue(kind, value).isEmpty()) {
                problems.rejected(
                        "value-unknown",
                        file,
                        "it has the value " + value
                                + ", which is not the id of a label: evaluation stops at it. List the label in "
                                + CityLabels.FILE + ", or export again.");
            }
        }
        new LabelIdsCheck(root, problems, labels).check(kind, file, mask.get());
    }

    private Optional<Media.Image> pictureOf(String mask, String start) throws ExportException {
        String stem = pictures + start + CityNames.PICTURE;
        Optional<String> picture = MasksLayout.picture(root, stem);
        if (picture.isPresent()) {
            return problems.picture(picture.get());
        }
        if (anyPicture) {
            problems.remark("picture-missing", mask, "there is no picture " + stem + ".png: the mask is not used.");
        }
        return Optional.empty();
    }
}
