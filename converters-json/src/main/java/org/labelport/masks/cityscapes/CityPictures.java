package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.file.PictureFolder;
import org.labelport.masks.read.MaskNames;
import org.labelport.masks.read.PictureSource;
import org.labelport.masks.read.PictureSource.Labels;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;

/**
 * Reads the annotations of pictures: from the mask of instance ids, else label ids, else training ids; or from the
 * polygons.
 *
 * @param quality part of the names of masks: {@code gtFine} or {@code gtCoarse}
 * @param names the names that pictures had before the export
 */
record CityPictures(
        MediaFolder masks,
        String quality,
        Form form,
        CityLabels labels,
        OriginalNames names,
        SourceReport report,
        Limits limits)
        implements PictureSource.Pictures {

    private static final String FOLDER = "leftImg8bit";

    /** The files that annotations are read from: the first one that a picture has. */
    enum Form {
        MASKS(CityFile.INSTANCE_IDS, CityFile.LABEL_IDS, CityFile.TRAIN_IDS),
        POLYGONS(CityFile.POLYGONS);

        private final List<CityFile> files;

        Form(CityFile... files) {
            this.files = List.of(files);
        }

        /** Returns the names of the files that hold such annotations. */
        MaskNames names(Path folder, String quality) {
            return new MaskNames(
                    folder, "", files.stream().map(file -> file.end(quality)).toList(), CityNames.PICTURE);
        }
    }

    /** Returns the folder of the pictures, which CVAT and Datumaro put into one of their own. It need not exist. */
    static Path folder(Path root) {
        Path ofDatumaro = root.resolve("imgsFine").resolve(FOLDER);
        return FileKind.isFolder(ofDatumaro) ? ofDatumaro : root.resolve(FOLDER);
    }

    @Override
    public boolean isPicture(String name) {
        return name.contains(CityNames.PICTURE + ".") && MasksLayout.isPicture(name);
    }

    @Override
    public String path(PictureFolder split, String name) throws IOException {
        return names.of(split.name() + name).orElse(name);
    }

    @Override
    public Optional<Labels> labels(String id, PictureFolder split, String name, Media.Image image)
            throws ItemException, ExportException, IOException {
        for (CityFile file : form.files) {
            Optional<Path> found = masks.findOptional(name(id, file));
            if (found.isPresent()) {
                return Optional.of(Labels.of(annotations(id, file, found.get(), image)));
            }
        }
        return Optional.empty();
    }

    private List<Annotation> annotations(String id, CityFile kind, Path file, Media.Image image)
            throws ItemException, ExportException {
        return kind == CityFile.POLYGONS
                ? new PolygonsReader(labels, report, limits).annotations(id, file)
                : new MaskReader(kind, labels, report, limits).annotations(id, file, image);
    }

    @Override
    public String withoutLabels(String id) {
        if (form == Form.POLYGONS) {
            return "the picture has no polygons and is read without annotations";
        }
        String said = PictureSource.Pictures.super.withoutLabels(id);
        return masks.has(name(id, CityFile.POLYGONS))
                ? said + "; its polygons are read with --filter shapes=polygons"
                : said;
    }

    private String name(String id, CityFile file) {
        return id.substring(0, id.lastIndexOf(CityNames.PICTURE)) + file.end(quality);
    }

    @Override
    public void close() throws IOException {
        names.close();
    }
}
