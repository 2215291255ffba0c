package org.labelport.target;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.report.ItemException;

/**
 * Finds the pictures and videos that annotation files name: either in a folder that the user gives, where each file
 * must exist, or in the format's usual place, where files may be missing. Thread-safe.
 *
 * @param folder that is searched
 * @param required whether a missing file is an error
 * @param probe reads the sizes of pictures whose annotation file does not say them
 */
public record NamedMedia(MediaFolder folder, boolean required, MediaProbe probe) {

    /**
     * Files in the folder that the user gave, else in the usual one.
     *
     * @param key of the filter that gives the folder, for the message
     * @throws ExportException {@code media.missing} when the folder cannot be read
     */
    public static NamedMedia in(Optional<Path> given, String key, Path usual, MediaProbe probe) throws ExportException {
        Path path = given.orElse(usual);
        try {
            return new NamedMedia(new MediaFolder(path), given.isPresent(), probe);
        } catch (IOException e) {
            throw new ExportException(
                    "media.missing",
                    "the folder " + path + " cannot be read. Correct '" + key + "', or leave it out.",
                    e);
        }
    }

    /**
     * The file of a picture or video.
     *
     * @param names that it may have, relative to the folder and {@code /}-separated; the first that exists is taken
     * @return the file; empty when none exists and none is required
     * @throws ItemException as {@link MediaFolder#find} does; {@code media.unreadable} also for files that are not
     *     required
     */
    public Optional<Path> find(List<String> names) throws ItemException {
        Optional<ItemException> first = Optional.empty();
        for (String name : names) {
            try {
                Optional<Path> file = required ? Optional.of(folder.find(name)) : folder.findIfThere(name);
                if (file.isPresent()) {
                    return file;
                }
            } catch (ItemException e) {
                if (e.code().equals("media.unreadable")) {
                    throw e;
                }
                first = first.isPresent() ? first : Optional.of(e);
            }
        }
        if (required && first.isPresent()) {
            throw first.get();
        }
        return Optional.empty();
    }

    /**
     * A picture with its file, if that exists.
     *
     * @param names as in {@link #find}
     * @param width 0 when the annotation file does not say; then the picture is looked into
     * @param height likewise
     * @throws ItemException as {@link #find} does; {@code media.unreadable} when what is looked into is no picture
     */
    public Media.Image picture(List<String> names, int width, int height) throws ItemException {
        return picture(find(names), width, height, probe);
    }

    /**
     * A picture with its file, if that exists. The size in the annotation file takes precedence.
     *
     * @param file empty when it does not exist
     * @param width 0 when the annotation file does not say; then the picture is looked into
     * @param height likewise
     * @param probe looks into it
     * @throws ItemException {@code media.unreadable} when what is looked into is no picture
     */
    public static Media.Image picture(Optional<Path> file, int width, int height, MediaProbe probe)
            throws ItemException {
        if (file.isEmpty()) {
            return Media.Image.of(Blob.ABSENT, width, height);
        }
        Blob blob = MediaFolder.blob(file.get());
        if (width > 0 && height > 0) {
            return Media.Image.of(blob, width, height);
        }
        try {
            Media.Image found = probe.image(file.get());
            return new Media.Image(blob, found.width(), found.height(), found.orientation());
        } catch (IOException e) {
            throw new ItemException("media.unreadable", file.get() + ": " + FileTrouble.reason(e), e);
        }
    }
}
