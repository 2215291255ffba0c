package org.labelport.labelstudio.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.labelstudio.results.ReadItem;
import org.labelport.labelstudio.task.MediaAddress;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.options.PixelSize;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceRequest;

/**
 * Finds the files of tasks.
 *
 * @param named the folder of the files
 * @param videoSize of videos whose tasks do not have it, if the user gave it
 */
record MediaFiles(NamedMedia named, Optional<PixelSize> videoSize) {

    private static final String KEY = "media";

    static MediaFiles of(Path path, SourceRequest request) throws ExportException {
        Options filter = request.filter();
        Optional<PixelSize> videoSize =
                filter.isSet(ReadItem.VIDEO_SIZE) ? Optional.of(filter.size(ReadItem.VIDEO_SIZE)) : Optional.empty();
        Path parent = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
        Path usual = FileKind.isFolder(path) ? path : parent;
        return new MediaFiles(NamedMedia.in(filter.optionalPath(KEY), KEY, usual, request.media()), videoSize);
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
            Optional<Path> file = named.folder().findIfThere(name);
            if (file.isPresent()) {
                return file;
            }
        }
        if (named.required() && address.web().isEmpty() && !address.candidates().isEmpty()) {
            throw new ItemException(
                    "media.missing",
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
            return Optional.of(named.probe().image(file.get()));
        } catch (IOException e) {
            throw new ItemException("media.unreadable", file.get() + ": " + e.getMessage(), e);
        }
    }
}
