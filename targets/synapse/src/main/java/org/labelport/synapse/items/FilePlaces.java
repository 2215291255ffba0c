package org.labelport.synapse.items;

import org.labelport.model.Blob;

/** Finds where the bytes of a file are. Thread-safe. */
@FunctionalInterface
interface FilePlaces {

    /** The file's place. For a file that cannot be had it holds the reason. */
    Blob blob(UnitFile file);

    /** The place of a file that the platform knows by name only. */
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
