package org.labelport.engine.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.report.FileTrouble;

/**
 * Knows what a system says of a full disk, of which Java tells nothing but the message. That is in another language where
 * a program with the engine inside runs in one; the start script has the system speak English.
 */
final class FullDisk {

    /** Messages of Linux, macOS and Windows about a full disk or an exhausted quota. */
    private static final Pattern ENGLISH = Pattern.compile(
            "No space left on device|not enough space on the disk|quota exceeded", Pattern.CASE_INSENSITIVE);

    /** Where Linux has a file that is always full. */
    private static final Path FULL = Path.of("/dev/full");

    private FullDisk() {}

    /** Whether a write failed because a disk is full, or a quota is exhausted. */
    static boolean isReasonOf(IOException failure) {
        String reason = FileTrouble.reason(failure);
        return ENGLISH.matcher(reason).find()
                || words(FULL).filter(reason::equals).isPresent();
    }

    /** What the system says when a file cannot take a byte more; empty when it cannot be opened, or takes one. */
    static Optional<String> words(Path full) {
        try (OutputStream out = Files.newOutputStream(full, StandardOpenOption.WRITE)) {
            return refusal(out);
        } catch (IOException e) {
            return Optional.empty(); // why a file cannot be opened says nothing of a full one
        }
    }

    private static Optional<String> refusal(OutputStream full) {
        try {
            full.write(0);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(FileTrouble.reason(e));
        }
    }
}
