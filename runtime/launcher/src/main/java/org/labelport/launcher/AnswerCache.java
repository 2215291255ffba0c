package org.labelport.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.labelport.target.FolderList;

/**
 * Keeps what commands such as {@code formats} have printed, which stays the same as long as the installation, its settings
 * and its plug-ins do. Printing it again needs no framework and takes a quarter of the time.
 *
 * <p>An answer is a file whose name is a hash of everything that the answer depends on, so it is found only while the
 * command would print the same. It is valid until the end of the day, because certificates of plug-ins expire. Nothing
 * depends on the cache: where it cannot be written or read, the command runs.
 */
final class AnswerCache {

    private static final int HASH_BYTES = 32;
    private static final int CHECK_BYTES = 2 * HASH_BYTES;
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_WORDS = 6;

    private final RuntimeConfig config;
    private final List<String> question;
    private final Path folder;

    /** @param question what the answer depends on besides files, such as the arguments of the command */
    AnswerCache(RuntimeConfig config, List<String> question) {
        this.config = config;
        this.question = List.copyOf(question);
        this.folder = CacheFolder.root(config).resolve("answers");
    }

    /**
     * Whether a command may have its answer kept. Exports are longer than such commands, and they and the shell need not
     * wait until the state of the installation is known.
     */
    static boolean mayHold(List<String> command) {
        return command.size() <= MOST_WORDS && !Main.isShell(command);
    }

    /**
     * The file of the answer for the current state of the installation, which need not exist.
     *
     * @return empty when a folder cannot be read; the command itself reports why
     */
    Optional<Path> place() {
        try {
            Fingerprint things = new Fingerprint()
                    .add(question)
                    .add("day " + TimeUnit.MILLISECONDS.toDays(System.currentTimeMillis()))
                    .add(System.getProperty("java.home") + Runtime.version())
                    .addFolder(config.home().resolve("lib"))
                    .addFolder(config.conf());
            for (String bundles : config.bundleFolders()) {
                things.addFolder(config.home().resolve(bundles));
            }
            if (config.plugins().isPresent()) {
                things.addFolder(config.plugins().get());
            }
            return Optional.of(folder.resolve(things.hex(HASH_BYTES)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads a kept answer; empty when there is none, or it is damaged. */
    static Optional<byte[]> read(Path place) {
        try {
            byte[] kept = Files.readAllBytes(place);
            byte[] answer = Arrays.copyOfRange(kept, Math.min(CHECK_BYTES, kept.length), kept.length);
            return Arrays.equals(kept, checked(answer)) ? Optional.of(answer) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps what was printed, if the installation has not changed meanwhile, and removes answers older than a day. */
    void keep(Path place, byte[] answer) {
        if (!place().equals(Optional.of(place))) {
            return;
        }
        try {
            CacheFolder.createPrivate(folder);
            Path written = Files.createTempFile(folder, "new", "");
            try {
                Files.write(written, checked(answer));
                Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
            forgetBefore(Instant.now().minus(KEPT));
        } catch (IOException e) {
            // Only time is lost: the command runs again.
        }
    }

    private void forgetBefore(Instant time) throws IOException {
        for (Path answer : FolderList.of(folder)) {
            if (Files.getLastModifiedTime(answer).toInstant().isBefore(time)) {
                Files.deleteIfExists(answer);
            }
        }
    }

    /** Puts a hash before the answer, so that a file that lost its end in a power cut is recognised. */
    private static byte[] checked(byte[] answer) {
        byte[] check = new Fingerprint().add(answer).hex(HASH_BYTES).getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(check, CHECK_BYTES + answer.length);
        System.arraycopy(answer, 0, file, CHECK_BYTES, answer.length);
        return file;
    }
}
