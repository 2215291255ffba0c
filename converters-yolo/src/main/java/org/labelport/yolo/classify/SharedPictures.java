package org.labelport.yolo.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.yolo.pictures.SlashedPath;

/**
 * Finds pictures of one split that are in the folders of several classes. A file is read completely only if another one
 * has its size. In memory are the size and the name of each.
 */
final class SharedPictures {

    private final Findings findings;
    private final Map<Long, Picture> bySize = new HashMap<>();
    private final Set<Long> compared = new HashSet<>();
    private final Map<String, Picture> byContent = new HashMap<>();
    private final Map<String, Path> classesByName = new HashMap<>();

    SharedPictures(Findings findings) {
        this.findings = findings;
    }

    /**
     * A picture in a class.
     *
     * @param file its path in the data set
     */
    record Picture(Path path, Path classFolder, String file) {}

    /** Adds a picture, and reports when it is in another class, too. */
    void add(Picture picture) throws ExportException, IOException {
        Optional<Picture> same = same(picture);
        if (same.isPresent()) {
            if (!same.get().classFolder().equals(picture.classFolder())) {
                findings.remark(
                        "picture-in-classes",
                        picture.file(),
                        0,
                        "it has the same content as " + same.get().file()
                                + ": readers use both as different pictures, and train each with its label");
            }
            return;
        }
        String name = SafePath.stem(SlashedPath.of(picture.classFolder().relativize(picture.path())));
        Path known = classesByName.putIfAbsent(name, picture.classFolder());
        if (known != null && !known.equals(picture.classFolder())) {
            findings.remarkOnce(
                    "picture-name-in-classes",
                    picture.file(),
                    "a picture with the same name and other content is in class '" + known.getFileName()
                            + "'; readers use them as different pictures, each with its label");
        }
    }

    /** Returns an earlier picture with the same bytes. */
    private Optional<Picture> same(Picture picture) throws IOException {
        long size = Files.size(picture.path());
        Picture first = bySize.putIfAbsent(size, picture);
        if (first == null) {
            return Optional.empty();
        }
        if (compared.add(size)) {
            byContent.putIfAbsent(content(first.path()), first);
        }
        return Optional.ofNullable(byContent.putIfAbsent(content(picture.path()), picture));
    }

    private static String content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
