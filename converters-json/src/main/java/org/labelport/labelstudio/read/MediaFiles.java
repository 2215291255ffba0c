package org.labelport.labelstudio.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.labelstudio.task.MediaAddress;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.target.SourceRequest;

/**
 * Finds the files of tasks.
 *
 * @param required whether a missing file is an error
 * @param videoSize width and height, in pixels, of videos whose tasks do not have them; zeros when not given
 */
record MediaFiles(MediaFolder folder, boolean required, MediaProbe probe, List<Integer> videoSize) {

    private static final String MISSING = "media.missing";

    static MediaFiles of(Path path, SourceRequest request) throws ExportException {
        Optional<Path> given = request.filter().optionalPath("media");
        Path parent = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
        Path folder = given.orElse(FileKind.isFolder(path) ? path : parent);
        try {
            return new MediaFiles(new MediaFolder(folder), given.isPresent(), request.media(), videoSize(request));
        } catch (IOException e) {
            throw new ExportException(
                    MISSING, "the folder " + folder + " cannot be read. Correct 'media', or leave it out.", e);
        }
    }

    private static List<Integer> videoSize(SourceRequest request) throws ExportException {
        if (!request.filter().isSet("video-size")) {
            return List.of(0, 0);
        }
        String size = request.filter().text("video-size");
        if (!size.matches("[1-9][0-9]{0,5}x[1-9][0-9]{0,5}")) {
            throw new ExportException(
                    "option.invalid",
                    "target label-studio: '" + size + "' is not a value for 'video-size'. Give one such as 1920x1080.");
        }
        int cross = size.indexOf('x');
        return List.of(Integer.valueOf(size.substring(0, cross)), Integer.valueOf(size.substring(cross + 1)));
    }

    /**
     * Returns the file of an address: in the folder, else on the web, else none.
     *
     * @throws ItemException when the file is required but missing, or its path leads out of the folder
     */
    Blob blob(MediaAddress address) throws ItemException {
        Optional<Path> file = find(address);
        if (file.isPresent()) {
            return MediaFolder.blob(file.get());
        }
        return address.web().map(uri -> Blob.at(uri, Blob.UNKNOWN_SIZE)).orElse(Blob.ABSENT);
    }

    Optional<Path> find(MediaAddress address) throws ItemException {
        for (String name : address.candidates()) {
            Optional<Path> file = folder.findIfThere(name);
            if (file.isPresent()) {
                return file;
            }
        }
        if (required && address.web().isEmpty() && !address.candidates().isEmpty()) {
            throw new ItemException(
                    MISSING,
                    "there is no file '" + address.path()
                            + "' in the folder of media. Correct 'media', or leave it out.");
        }
        return Optional.empty();
    }

    /** Returns the picture with its size; empty when the file is not in the folder. */
    Optional<Media.Image> image(MediaAddress address) throws ItemException {
        Optional<Path> file = find(address);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(probe.image(file.get()));
        } catch (IOException e) {
            throw new ItemException("media.unreadable", file.get() + ": " + e.getMessage(), e);
        }
    }
}
