package org.labelport.synapse.items;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.http.HttpException;
import org.labelport.http.HttpUrls;
import org.labelport.model.Blob;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;

/** Files of saved pages: below their folder, or at the address that was saved. */
final class SavedFiles implements FilePlaces {

    private final MediaFolder folder;

    SavedFiles(MediaFolder folder) {
        this.folder = folder;
    }

    @Override
    public Blob blob(UnitFile file) {
        Optional<String> url = file.url();
        if (url.isEmpty()) {
            return FilePlaces.withoutAddress(file);
        }
        try {
            if (url.get().matches("(?is)https?:.*")) {
                return Blob.at(HttpUrls.parse(url.get()), file.size()).withChecksum(file.checksum());
            }
            if (url.get().matches("(?is)file:.*")) {
                return MediaFolder.blob(
                                folder.find(Path.of(URI.create(url.get())).toString()))
                        .withChecksum(file.checksum());
            }
            if (url.get().matches("(?s)[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
                return Blob.ABSENT.failed(
                        "media.address",
                        "an address that starts with '"
                                + url.get().substring(0, url.get().indexOf(':'))
                                + ":' cannot be read. Save the file below the folder of pages, and its path as url");
            }
            return MediaFolder.blob(folder.find(url.get())).withChecksum(file.checksum());
        } catch (ItemException e) {
            return Blob.ABSENT.failed(e.code(), e.getMessage());
        } catch (HttpException e) {
            return Blob.ABSENT.failed("media.address", e.getMessage());
        } catch (IllegalArgumentException e) {
            return Blob.ABSENT.failed("media.address", "'" + url.get() + "' is not an address of a file");
        }
    }
}
