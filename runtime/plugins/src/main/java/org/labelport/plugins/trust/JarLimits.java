package org.labelport.plugins.trust;

import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/**
 * How much of a jar is read before it is called too large. Far above what plug-ins need, far below what fills a disk.
 *
 * @param entries how many entries it may have
 * @param bytes how large all of it may be when it is unpacked
 * @param ratio how many times larger than the jar that may be; small jars may pass it
 * @param metadataBytes how large its manifest and each file of a signature may be
 */
record JarLimits(int entries, long bytes, int ratio, int metadataBytes) {

    private static final int METADATA_BYTES = 8 << 20;

    /** What the operator allows archives to be. */
    static JarLimits of(Limits limits) {
        return new JarLimits(
                limits.count(Limit.ARCHIVE_ENTRIES),
                limits.bytes(Limit.ARCHIVE_MEGABYTES),
                limits.count(Limit.ARCHIVE_RATIO),
                METADATA_BYTES);
    }

    /** Text packs well: below this size the ratio says nothing. */
    private static final long SMALL_BYTES = 64L << 20;

    /** The size when it is unpacked, of a jar of this size, that must not be passed. */
    long largest(long jarBytes) {
        return Math.min(bytes, Math.max(SMALL_BYTES, jarBytes * ratio));
    }
}
