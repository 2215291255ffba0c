package org.labelport.engine.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.DataType;
import org.labelport.model.Media;
import org.labelport.model.Message;

/** A small medium of each type of data, with a file behind it where such media have one. */
final class PlainMedia {

    static final int CLOUD_POINTS = 4;

    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    /** A picture of that size. */
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAAAAACEICPDAAAAeElEQVR42u3MIRZBURQAwL8cTSJRUBD4BQEFAQUB"
                    + "BQEFhUTSrFOZVbxzZwGTFShRo8OQOVvOZBEkERSp0KTHhBUHbkSQRlCmTpcRC3ZceBJBGkGVFn2mrDly500EaQQN"
                    + "csYs2XPlxZcI0gjaDJix4cSDDz8iSCL4A0bu1D142O+XAAAAAElFTkSuQmCC";

    private static final String TEXT = "Ada wrote a program.\n";

    private static final String CLOUD = "VERSION .7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\n"
            + "WIDTH 4\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS 4\nDATA ascii\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n";

    private final Path folder;

    /** @param folder takes the files */
    PlainMedia(Path folder) {
        this.folder = folder;
    }

    Media of(DataType type, String name) throws IOException {
        return switch (type) {
            case IMAGE -> Media.Image.of(file(name, Base64.getDecoder().decode(PNG)), WIDTH, HEIGHT);
            // Videos and recordings are copied without being read, so a few bytes are enough.
            case VIDEO -> new Media.Video(file(name, ascii("film")), WIDTH, HEIGHT, 2, 25, 1);
            case AUDIO -> new Media.Audio(file(name, ascii("recording")), 8000, 1, 1_000_000);
            case TEXT -> new Media.Text(TEXT, file(name, ascii(TEXT)));
            case POINT_CLOUD ->
                new Media.PointCloud(file(name, ascii(CLOUD)), CLOUD_POINTS, Optional.empty(), List.of());
            case PROMPT -> new Media.Chat(List.of(new Message("user", "What is a box?")), List.of());
        };
    }

    /** The usual extension of files of this type. */
    static String extension(DataType type) {
        return switch (type) {
            case IMAGE -> ".png";
            case VIDEO -> ".mp4";
            case AUDIO -> ".wav";
            case TEXT -> ".txt";
            case POINT_CLOUD -> ".pcd";
            case PROMPT -> ".json";
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Blob file(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return Blob.at(file, content.length);
    }
}
