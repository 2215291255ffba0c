package org.labelport.csv.vertex;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.csv.picture.read.PictureFiles;
import org.labelport.csv.picture.read.PictureTableSource;
import org.labelport.csv.picture.read.PictureTableSource.Found;
import org.labelport.csv.picture.read.RowPaths;
import org.labelport.csv.picture.read.RowPicture;
import org.labelport.csv.picture.write.TablePicture;
import org.labelport.csv.text.Row;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.FileTrouble;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;

/** Finds files of Cloud Storage on this machine, by the longest ending of their path that exists. */
final class StoredFiles implements PictureTableSource.PictureNames {

    /** The longest text that is read, in bytes; Vertex AI accepts 128 kB. */
    private static final long LONGEST_TEXT = 1L << 24;

    @Override
    public Found find(RowPicture picture, Row first, PictureFiles files) throws ItemException {
        String below = below(picture.path());
        Optional<Path> file = files.find(RowPaths.ends(below));
        return new Found(own(below), file);
    }

    /** Returns a path without its bucket. */
    static String below(String path) {
        int bucketEnd = path.startsWith(VertexPlan.SCHEME) ? path.indexOf('/', VertexPlan.SCHEME.length()) : -1;
        return path.substring(bucketEnd + 1);
    }

    /** Returns a path without the folder in which an export keeps files, and without all before that. */
    private static String own(String path) {
        for (String folder : new String[] {TablePicture.FOLDER, VertexPlan.TEXTS}) {
            int at = ("/" + path).indexOf("/" + folder);
            if (at >= 0) {
                return path.substring(at + folder.length());
            }
        }
        return path;
    }

    @Override
    public Media media(RowPicture picture, Found found, Row first, PictureFiles files) throws ItemException {
        VertexRow row = VertexRow.of(first);
        if (row.isPicture()) {
            return files.image(found.file(), 0, 0);
        }
        if (!row.isStored()) {
            return new Media.Text(row.place(), Blob.ABSENT);
        }
        if (found.file().isEmpty()) {
            throw new ItemException(
                    "media.missing", "there is no file for '" + row.place() + "' here. Give its folder with --images");
        }
        Path file = found.file().get();
        try {
            if (Files.size(file) > LONGEST_TEXT) {
                throw new ItemException("media.unreadable", file + " is longer than " + LONGEST_TEXT + " bytes");
            }
            return new Media.Text(Files.readString(file, StandardCharsets.UTF_8), MediaFolder.blob(file));
        } catch (IOException e) {
            throw new ItemException("media.unreadable", file + " cannot be read as UTF-8: " + FileTrouble.reason(e), e);
        }
    }
}
