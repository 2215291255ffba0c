package org.labelport.testkit;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.labelport.model.Item;

/**
 * The bytes that a format wrote when somebody last looked at them. Texts are kept as they are. Media are kept as a list that
 * says whose original a file is, or how large a picture is and what pixels it has: compressed bytes differ between JDKs.
 */
final class Golden {

    /**
     * Set to {@code write} to replace the golden files by what the format writes now, to {@code missing} to write them only
     * where there are none.
     */
    static final String PROPERTY = "labelport.golden";

    private static final String WRITE = "a test with -D" + PROPERTY + "=write";
    private static final String MEDIA = "media.txt";

    /** How every PNG file begins in base 64. */
    private static final String PACKED_START = "iVBORw0KGgo";

    private static final Pattern PACKED = Pattern.compile(PACKED_START + "[A-Za-z0-9+/]+=*");

    private final Path folder;

    Golden(Path folder) {
        this.folder = folder;
    }

    /** Compares, or writes when that is asked for. */
    void verify(ExportTree export, DataSet data) throws IOException {
        ExportTree actual = comparable(export.only(path -> !path.equals(ExportTree.RUN)), data);
        String mode = System.getProperty(PROPERTY, "");
        if (mode.equals("write") || mode.equals("missing") && !Files.isDirectory(folder)) {
            write(actual);
            return;
        }
        Rule.GOLDEN.require(
                Files.isDirectory(folder),
                "there are no golden files in " + folder.toAbsolutePath() + ". To create them, run " + WRITE
                        + ". Look at every file, and commit them.");
        TreeDiff.between("golden", ExportTree.read(folder), "now", actual).ifPresent(difference -> {
            throw Rule.GOLDEN.failure("the format writes other bytes than the golden files in " + folder + ":\n"
                    + difference + "\nIf that is wanted, run " + WRITE
                    + " to write them anew. Look at what changed, and say why in a line of the changelog.");
        });
    }

    private static ExportTree comparable(ExportTree export, DataSet data) throws IOException {
        Map<ByteBuffer, String> originals = new HashMap<>();
        for (Item item : data.items()) {
            if (item.media().blob().location().isPresent()) {
                Path original = Path.of(item.media().blob().location().get());
                originals.put(ByteBuffer.wrap(Files.readAllBytes(original)), item.path());
            }
        }
        SortedMap<String, byte[]> texts = new TreeMap<>();
        StringBuilder media = new StringBuilder();
        for (Map.Entry<String, byte[]> file : export.files().entrySet()) {
            Optional<String> original = Optional.ofNullable(originals.get(ByteBuffer.wrap(file.getValue())));
            Optional<String> described =
                    original.map(path -> "the original of " + path).or(() -> pixels(file.getKey(), file.getValue()));
            if (described.isPresent()) {
                media.append(file.getKey()).append(": ").append(described.get()).append('\n');
            } else {
                texts.put("export/" + file.getKey(), withoutPackedPixels(file.getValue()));
            }
        }
        if (!media.isEmpty()) {
            texts.put(MEDIA, media.toString().getBytes(StandardCharsets.UTF_8));
        }
        return new ExportTree(texts);
    }

    /** Replaces pictures that a text holds in base 64 by what is in them. */
    private static byte[] withoutPackedPixels(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains(PACKED_START)
                ? PACKED.matcher(text)
                        .replaceAll(picture -> "("
                                + pixels(".png", Base64.getDecoder().decode(picture.group()))
                                        .orElseThrow() + ")")
                        .getBytes(StandardCharsets.ISO_8859_1)
                : content;
    }

    private static Optional<String> pixels(String path, byte[] content) {
        if (!path.toLowerCase(Locale.ROOT).endsWith(".png")) {
            return Optional.empty();
        }
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
            Raster raster = image.getRaster();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int[] row = new int[raster.getWidth() * raster.getNumBands()];
            ByteBuffer bytes = ByteBuffer.allocate(row.length * Integer.BYTES);
            for (int y = 0; y < raster.getHeight(); y++) {
                raster.getPixels(0, y, raster.getWidth(), 1, row);
                bytes.clear().asIntBuffer().put(row);
                digest.update(bytes.array());
            }
            int bits = DataBuffer.getDataTypeSize(raster.getDataBuffer().getDataType());
            return Optional.of("a picture of " + raster.getWidth() + " x " + raster.getHeight() + " pixels, "
                    + raster.getNumBands() + " bands in " + bits + " bits, samples "
                    + HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            return Optional.of("not a readable picture: " + e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void write(ExportTree files) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                List<Path> deepestFirst = old.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
        for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
