package org.labelport.csv.openimages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.labelport.csv.openimages.OpenImagesLayout.Table;
import org.labelport.csv.picture.verify.PictureCheck;
import org.labelport.csv.picture.verify.SeenNames;
import org.labelport.csv.picture.verify.TableCheck;
import org.labelport.csv.text.Row;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.VerifyRequest;

/** Checks the rows of one table. */
final class OpenImagesRowCheck {

    private static final Set<String> SUFFIXES = Set.of(".jpg", ".jpeg", ".png", ".bmp", ".webp", ".gif");
    private static final Set<String> FLAGS = Set.of("-1", "0", "1");

    private final TableCheck check;
    private final OpenImagesFiles.Found found;
    private final VerifyRequest request;
    private final SeenNames classes;
    private final SplitPictures ofSplit;
    private final StoredImages stored;
    private final PictureCheck pictures;
    private final MediaFolder folder;
    private final SeenNames boxIds = new SeenNames();
    private final ImageIds ids = new ImageIds();
    private final Map<String, Integer> columns = new HashMap<>();
    private int cells;

    OpenImagesRowCheck(
            TableCheck check,
            OpenImagesFiles.Found found,
            VerifyRequest request,
            SeenNames classes,
            SplitPictures ofSplit,
            StoredImages stored,
            PictureCheck pictures)
            throws IOException {
        this.check = check;
        this.found = found;
        this.request = request;
        this.classes = classes;
        this.ofSplit = ofSplit;
        this.stored = stored;
        this.pictures = pictures;
        this.folder = new MediaFolder(request.folder());
    }

    void check(Row row) throws ExportException {
        if (cells == 0) {
            header(row);
            return;
        }
        if (row.cells().size() != cells) {
            check.report(Effect.REJECTED, "cells", row.cells().size() + " cells for " + cells + " columns");
            return;
        }
        Optional<Media.Image> picture = picture(row);
        if (found.table() == Table.IMAGES) {
            return;
        }
        category(row);
        switch (found.table()) {
            case LABELS -> confidence(row);
            case BOXES -> {
                confidence(row);
                sides(row, "");
                for (String flag : Flags.COLUMNS) {
                    if (columns.containsKey(flag) && !FLAGS.contains(cell(row, flag))) {
                        check.report(Effect.REJECTED, "flag", flag + " must be 0, 1, or -1 for not known");
                    }
                }
            }
            case SEGMENTS -> segment(row, picture);
            case POINTS -> {
                check.share(cell(row, "X"), "X");
                check.share(cell(row, "Y"), "Y");
            }
            case IMAGES -> throw new IllegalStateException("done above");
        }
    }

    /** Reports problems that only all rows together show. Called once, after the last row. */
    void end() throws ExportException {
        ids.end(check);
    }

    private void category(Row row) throws ExportException {
        String id = cell(row, found.table().classes());
        boolean isFreeText = found.table() == Table.POINTS
                && id.isEmpty()
                && !cell(row, "TextLabel").isEmpty();
        if (!isFreeText && !classes.isEmpty() && !classes.has(id)) {
            check.report(
                    Effect.REJECTED,
                    "class-unknown",
                    "'" + id + "' is not in the class descriptions. Rows hold the ids of classes, not their names");
        }
    }

    private void header(Row row) throws ExportException {
        cells = row.cells().size();
        columns.putAll(OpenImagesHeader.columns(row.cells()));
        for (String column : found.table().columns()) {
            if (!columns.containsKey(column)) {
                boolean needed = switch (found.table()) {
                    case IMAGES, POINTS ->
                        OpenImagesDialect.required(found.table()).contains(column);
                    case LABELS, BOXES, SEGMENTS -> !Flags.COLUMNS.contains(column);
                };
                check.report(needed ? Effect.REJECTED : Effect.REMARK, "header", "there is no column " + column);
            }
        }
        if (found.table() == Table.BOXES
                && columns.getOrDefault("XMax", 0) > columns.getOrDefault("YMin", Integer.MAX_VALUE)) {
            check.report(
                    Effect.DAMAGED,
                    "header",
                    "the sides are not in the order XMin,XMax,YMin,YMax; programs that read columns by position mix"
                            + " them up");
        }
    }

    private Optional<Media.Image> picture(Row row) throws ExportException {
        String id = cell(row, "ImageID");
        String suffix = SafePath.extension(id).toLowerCase(Locale.ROOT);
        if (id.isEmpty() || id.contains("/")) {
            check.report(
                    Effect.REJECTED,
                    "image-id",
                    "'" + id + "' is not an ImageID, which must have no folder and not be empty");
            return Optional.empty();
        }
        if (found.table() == Table.IMAGES) {
            if (!ofSplit.add(id)) {
                check.report(Effect.DAMAGED, "image-repeated", "an earlier row lists the picture '" + id + "'");
            }
            Optional<Media.Image> picture =
                    pictures.of(check, found.split(), stored.names(found.split(), id, cell(row, "Title")));
            ids.picture(picture);
            if (SUFFIXES.contains(suffix) && picture.isPresent() && isNameOf(picture.get(), id)) {
                check.report(
                        Effect.REJECTED,
                        "image-id",
                        "'" + id + "' is a file's name; an ImageID is the name without " + suffix);
            }
            return picture;
        }
        ids.row(id);
        if (!ofSplit.areListed() && ofSplit.add(id)) {
            return pictures.of(check, found.split(), stored.names(found.split(), id, ""));
        }
        if (!ofSplit.has(id)) {
            check.report(Effect.REJECTED, "image-unlisted", "the picture '" + id + "' is not in the list of pictures");
        }
        return found.table() == Table.SEGMENTS
                ? pictures.ifThere(found.split(), stored.names(found.split(), id, ""))
                : Optional.empty();
    }

    /** Whether an ImageID is the whole name of its picture. That of {@code a.png.png} ends as a file's name does. */
    private static boolean isNameOf(Media.Image picture, String id) {
        return picture.blob()
                .location()
                .filter(file -> file.getPath().endsWith("/" + id))
                .isPresent();
    }

    private void confidence(Row row) throws ExportException {
        String confidence = cell(row, "Confidence");
        if (!confidence.equals("0") && !confidence.equals("1")) {
            check.report(
                    Effect.REJECTED,
                    "confidence",
                    "Confidence is '" + confidence + "'. It must be 1 for what is there and 0 for what is not");
        }
    }

    private void sides(Row row, String prefix) throws ExportException {
        OptionalDouble left = check.share(cell(row, prefix + "XMin"), prefix + "XMin");
        OptionalDouble right = check.share(cell(row, prefix + "XMax"), prefix + "XMax");
        OptionalDouble top = check.share(cell(row, prefix + "YMin"), prefix + "YMin");
        OptionalDouble bottom = check.share(cell(row, prefix + "YMax"), prefix + "YMax");
        if (left.isPresent()
                && right.isPresent()
                && top.isPresent()
                && bottom.isPresent()
                && (left.getAsDouble() >= right.getAsDouble() || top.getAsDouble() >= bottom.getAsDouble())) {
            check.report(
                    Effect.REJECTED, "box", "the box is empty. The sides must be in the order XMin,XMax,YMin,YMax");
        }
    }

    private void segment(Row row, Optional<Media.Image> picture) throws ExportException {
        String boxId = cell(row, "BoxID");
        if (!boxId.matches("[0-9a-fA-F]{8}")) {
            check.report(Effect.REMARK, "box-id", "BoxID is '" + boxId + "'; it should be 8 hexadecimal digits");
        }
        if (!boxIds.add(cell(row, "ImageID"), boxId)) {
            check.report(Effect.DAMAGED, "box-id", "the picture has another segment with the BoxID " + boxId);
        }
        sides(row, "Box");
        try {
            Path file = SegmentMasks.find(folder, found.split(), cell(row, "MaskPath"));
            Media.Image mask = request.media().image(file);
            if (picture.isPresent()
                    && picture.get().hasSize()
                    && (mask.width() != picture.get().width()
                            || mask.height() != picture.get().height())) {
                check.report(
                        Effect.REMARK,
                        "mask-size",
                        "the mask has another size than its picture, so that readers must scale it");
            }
        } catch (ItemException e) {
            check.report(Effect.REJECTED, "mask-missing", e.getMessage());
        } catch (IOException e) {
            check.report(Effect.REJECTED, "mask-unreadable", e.getMessage());
        }
    }

    private String cell(Row row, String column) {
        return row.cell(columns.getOrDefault(column, -1));
    }
}
