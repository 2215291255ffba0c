package org.labelport.synapse.items;

import java.net.URI;
import org.labelport.http.HttpException;
import org.labelport.http.HttpUrls;
import org.labelport.model.Blob;

/**
 * Files as the platform gives them: at http and https addresses only, since the platform is not trusted to name others.
 */
final class PlatformFiles implements FilePlaces {

    private final URI base;

    /** @param base what addresses without a host start from */
    PlatformFiles(URI base) {
        this.base = base;
    }

    @Override
    public Blob blob(UnitFile file) {
        if (file.url().isEmpty()) {
            return FilePlaces.withoutAddress(file);
        }
        String url = file.url().get();
        try {
            URI place = HttpUrls.parse(url.startsWith("/") && !url.startsWith("//") ? origin() + url : url);
            return Blob.at(place, file.size()).withChecksum(file.checksum());
        } catch (HttpException e) {
            return Blob.ABSENT.failed("media.address", e.getMessage());
        }
    }

    private String origin() {
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
