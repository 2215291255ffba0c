package org.labelport.engine.pack;

import java.util.Locale;
import java.util.Set;

/** What happens to the content of a file in an archive that can compress. */
enum Compression {
    /** It is kept as it is. */
    STORED,
    /** It is compressed, quickly rather than well. */
    DEFLATED;

    /** Extensions of files that are already compressed. */
    private static final Set<String> COMPRESSED = Set.of(
            "7z", "aac", "avi", "avif", "bz2", "docx", "flac", "gif", "gz", "heic", "heif", "jpeg", "jpg", "jxl", "laz",
            "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "npz", "ogg", "opus", "parquet", "pdf", "png",
            "pptx", "rar", "tgz", "webm", "webp", "wmv", "xlsx", "xz", "zip", "zst");

    private static final Set<String> TEXT = Set.of(
            "csv", "htm", "html", "json", "jsonl", "md", "ndjson", "srt", "svg", "tsv", "txt", "vtt", "xml", "yaml",
            "yml");

    /** For what a format writes: all but what is compressed already. */
    static Compression ofWritten(String path) {
        return COMPRESSED.contains(extension(path)) ? STORED : DEFLATED;
    }

    /** For originals, which are media and large: text only. */
    static Compression ofOriginal(String path) {
        return TEXT.contains(extension(path)) ? DEFLATED : STORED;
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
