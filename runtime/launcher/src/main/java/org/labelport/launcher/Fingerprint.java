package org.labelport.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A hash of texts, bytes and folders, which changes when one of them changes. */
final class Fingerprint {

    /** The limit for one folder. An installation with its plug-ins has some hundred files. */
    private static final int MOST_FILES = 5000;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the length and then the bytes, so that different sequences of calls give different hashes. */
    Fingerprint add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    Fingerprint add(List<String> texts) {
        add(String.valueOf(texts.size()));
        texts.forEach(this::add);
        return this;
    }

    /**
     * Adds path, size and time of everything in a folder, which need not exist. Links are followed.
     *
     * @throws IOException when the folder cannot be read, or holds too many files
     */
    Fingerprint addFolder(Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(
                    folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes)
                                throws IOException {
                            return visitFile(inside, attributes);
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                            if (entries.size() == MOST_FILES) {
                                throw new IOException(folder + " has more than " + MOST_FILES + " files");
                            }
                            entries.add(file + " " + attributes.size() + " "
                                    + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
                            return FileVisitResult.CONTINUE;
                        }
                    });
        }
        entries.sort(null);
        return add(folder.toString()).add(entries);
    }

    /** Ends the hash, and returns its first bytes in hexadecimal. */
    String hex(int bytes) {
        return HexFormat.of().formatHex(digest.digest(), 0, bytes);
    }
}
