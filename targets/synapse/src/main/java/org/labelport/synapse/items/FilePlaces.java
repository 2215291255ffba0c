package org.labelport.synapse.items;

import org.labelport.model.Blob;

/** Tells where the bytes of a file are. Thread-safe. */
@FunctionalInterface
interface FilePlaces {

    /** The file's place; a file that cannot be had is there with the reason. */
    Blob blob(UnitFile file);

    /** A file that the platform knows by name only. */
    static Blob withoutAddress(UnitFile file) {
        return Blob.ABSENT
                .withChecksum(file.checksum())
                .failed(
                        "media.no-address",
                        "the platform gives no address for the file"
                                + (file.name().isEmpty() ? "" : " '" + file.name() + "'")
                                + ". Check that it was uploaded completely");
    }
}
