package org.labelport.csv.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.VerifyRequest;

/** Looks whether the pictures are there that rows name, and how large they are. */
public final class PictureCheck {

    private final VerifyRequest request;
    private final MediaFolder folder;
    private final boolean anyPictures;
    private String last = "";
    private Optional<Media.Image> lastImage = Optional.empty();
    private String lastNamed = "";
    private Optional<Media.Image> lastNamedImage = Optional.empty();

    /** @param pictures where pictures are when there are any; what is not there is reported once */
    public PictureCheck(String format, VerifyRequest request, Path pictures) throws ExportException, IOException {
        this.request = request;
        this.folder = new MediaFolder(request.folder());
        this.anyPictures = hasFiles(pictures);
        if (!anyPictures) {
            request.findings(format)
                    .remark(
                            "pictures-missing",
                            "",
                            0,
                            "there are no pictures in " + pictures.getFileName()
                                    + "/. Put them there before the data set is read");
        }
    }

    private boolean hasFiles(Path pictures) throws IOException {
        return FileKind.isFolder(pictures) && FolderWalk.anyFile(pictures, Files::isRegularFile, request.limits());
    }

    /**
     * The picture of a row; a missing one is reported where others are there, once for rows that follow each other.
     *
     * @param names that it may have, relative to the folder that is looked at
     */
    public Optional<Media.Image> of(TableCheck table, String... names) throws ExportException {
        if (!anyPictures) {
            return Optional.empty();
        }
        if (names[0].equals(last)) {
            return lastImage;
        }
        last = names[0];
        lastImage = look(table, names);
        return lastImage;
    }

    /**
     * The picture of a row that another table has named, which has reported what is wrong with it.
     *
     * @param names that it may have, relative to the folder that is looked at
     */
    public Optional<Media.Image> ifThere(String... names) {
        if (!names[0].equals(lastNamed)) {
            lastNamed = names[0];
            lastNamedImage = lookQuietly(names);
        }
        return lastNamedImage;
    }

    private Optional<Media.Image> lookQuietly(String... names) {
        for (String name : names) {
            try {
                return Optional.of(request.media().image(folder.find(name)));
            } catch (ItemException | IOException e) {
                continue; // that table has said so
            }
        }
        return Optional.empty();
    }

    private Optional<Media.Image> look(TableCheck table, String... names) throws ExportException {
        Optional<ItemException> failure = Optional.empty();
        for (String name : names) {
            try {
                return Optional.of(request.media().image(folder.find(name)));
            } catch (ItemException e) {
                failure = failure.isPresent() ? failure : Optional.of(e);
            } catch (IOException e) {
                table.report(Effect.REJECTED, "picture-unreadable", name + ": " + e.getMessage());
                return Optional.empty();
            }
        }
        table.report(
                Effect.REJECTED,
                "picture-missing",
                failure.map(ItemException::getMessage).orElse("there is no picture"));
        return Optional.empty();
    }
}
