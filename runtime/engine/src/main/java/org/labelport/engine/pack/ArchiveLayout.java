package org.labelport.engine.pack;

/** How a kind of archive lays out its bytes. Has no state; all times are the start of 1980, and there are no owners. */
sealed interface ArchiveLayout permits ZipLayout, TarLayout {

    /** Whether contents may be compressed. */
    boolean canDeflate();

    /**
     * The length of an entry's header.
     *
     * @param large whether the content may be 4 GB or more
     */
    int headerLength(byte[] utf8Name, boolean large);

    /** The largest content, in bytes, that goes with a header of this length. */
    long largest(byte[] utf8Name, int headerLength);

    /** The header of an entry, of the entry's header length. */
    byte[] header(ArchiveEntry entry);

    /** How many zero bytes follow a content of so many bytes. */
    int padding(long packed);

    /**
     * What the directory at the end of the archive says of an entry; empty where there is none.
     *
     * @param at where its header starts in the archive
     */
    byte[] directoryRecord(ArchiveEntry entry, long at);

    /** What follows the directory. */
    byte[] end(long entries, long directoryAt, long directorySize);
}
