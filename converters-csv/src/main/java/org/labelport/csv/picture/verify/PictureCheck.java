package org.labelport.csv.picture.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.labelport.csv.picture.read.PictureFiles;
import org.labelport.model.DataType;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.VerifyRequest;

/** Checks that the pictures that rows name exist where the format's reader looks for them, and reads their sizes. */
public final class PictureCheck {

    private final String format;
    private final VerifyRequest request;
    private final PictureFiles files;
    private final boolean anyPictures;
    private boolean told;
    private Key last = new Key(Split.NONE, "");
    private Optional<Media.Image> lastImage = Optional.empty();
    private Key lastNamed = last;
    private Optional<Media.Image> lastNamedImage = Optional.empty();

    private record Key(Split split, String name) {}

    /**
     * Opens the folders in which the format's reader looks. When they hold no picture at all, this is reported once, for
     * the first row that names one.
     *
     * @param places the folders; messages name the first that exists
     * @param meant whether rows could name a file, given by its path relative to its folder
     */
    public PictureCheck(String format, VerifyRequest request, Collection<Path> places, Predicate<String> meant)
            throws ExportException, IOException {
        this.format = format;
        this.request = request;
        this.files = PictureFiles.all(places, request.media());
        this.anyPictures = anyPictures(places, meant);
    }

    private void reportNone() throws ExportException {
        if (!told) {
            told = true;
            request.findings(format)
                    .remark(
                            "pictures-missing",
                            "",
                            0,
                            "there are no pictures. Put them into images/ before the data set is read");
        }
    }

    private boolean anyPictures(Collection<Path> places, Predicate<String> meant) throws IOException {
        for (Path place : places) {
            Predicate<Path> picture = file -> DataType.IMAGE.isOf(file.toString())
                    && isVisible(place.relativize(file))
                    && meant.test(place.relativize(file).toString().replace('\\', '/'));
            if (FileKind.isFolder(place) && FolderWalk.anyFile(place, picture, request.limits())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVisible(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .noneMatch(name -> name.toString().startsWith("."));
    }

    /**
     * Returns the picture of a row. A missing one is reported once for consecutive rows that name it, unless there are
     * no pictures at all.
     *
     * @param names that its file may have
     */
    public Optional<Media.Image> of(TableCheck table, Split split, String... names) throws ExportException {
        if (!anyPictures) {
            reportNone();
            return Optional.empty();
        }
        Key key = new Key(split, names[0]);
        if (!key.equals(last)) {
            last = key;
            lastImage = look(table, split, names);
        }
        return lastImage;
    }

    /**
     * Returns the picture of a row when it can be read. Reports nothing, because another table names the picture too
     * and its check has reported what is wrong.
     *
     * @param names that its file may have
     */
    public Optional<Media.Image> ifThere(Split split, String... names) {
        Key key = new Key(split, names[0]);
        if (!key.equals(lastNamed)) {
            lastNamed = key;
            lastNamedImage = lookQuietly(split, names);
        }
        return lastNamedImage;
    }

    private Optional<Media.Image> lookQuietly(Split split, String... names) {
        try {
            return Optional.of(image(split, names));
        } catch (ItemException | IOException e) {
            return Optional.empty(); // the check of the other table has reported it
        }
    }

    private Optional<Media.Image> look(TableCheck table, Split split, String... names) throws ExportException {
        try {
            return Optional.of(image(split, names));
        } catch (ItemException e) {
            table.report(Effect.REJECTED, "picture-missing", e.getMessage());
        } catch (IOException e) {
            table.report(Effect.REJECTED, "picture-unreadable", names[0] + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private Media.Image image(Split split, String... names) throws ItemException, IOException {
        return request.media().image(files.of(split).find(names).orElseThrow());
    }
}
