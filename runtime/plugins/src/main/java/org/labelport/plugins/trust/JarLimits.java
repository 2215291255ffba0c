package org.labelport.plugins.trust;

import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/**
 * Limits for the size of a jar, far above what plug-ins need and far below what fills a disk.
 *
 * @param entries how many entries it may have
 * @param bytes how large all of it may be when it is unpacked
 * @param ratio how many times larger than the jar the unpacked content may be; small jars may exceed it
 * @param metadataBytes how large its manifest and each file of a signature may be
 */
record JarLimits(int entries, long bytes, int ratio, int metadataBytes) {

    private static final int METADATA_BYTES = 8 << 20;

    /** The limits that the operator sets for archives. */
    static JarLimits of(Limits limits) {
        return new JarLimits(
                limits.count(Limit.ARCHIVE_ENTRIES),
                limits.bytes(Limit.ARCHIVE_MEGABYTES),
                limits.count(Limit.ARCHIVE_RATIO),
                METADATA_BYTES);
    }

    /** Below this size the ratio is not checked, because text compresses well. */
    private static final long SMALL_BYTES = 64L << 20;

    /** The largest allowed unpacked size of a jar of this size. */
    long largest(long jarBytes) {
        return Math.min(bytes, Math.max(SMALL_BYTES, jarBytes * ratio));
    }
}
