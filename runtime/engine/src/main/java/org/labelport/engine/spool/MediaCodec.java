package org.labelport.engine.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.Camera;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.Pose;

/** Media in the spool: a number for the kind, then the fields in their order. */
final class MediaCodec {

    private static final int IMAGE = 0;
    private static final int PAGES = 1;
    private static final int VIDEO = 2;
    private static final int AUDIO = 3;
    private static final int TEXT = 4;
    private static final int POINT_CLOUD = 5;
    private static final int CHAT = 6;

    private MediaCodec() {}

    static void write(Media media, JsonGenerator out) throws IOException {
        if (media instanceof Media.Image image) {
            out.writeNumber(IMAGE);
            writeImage(image, out);
        } else if (media instanceof Media.Pages pages) {
            out.writeNumber(PAGES);
            writeBlob(pages.blob(), out);
            out.writeNumber(pages.pages().size());
            for (Media.Image page : pages.pages()) {
                writeImage(page, out);
            }
        } else if (media instanceof Media.Video video) {
            out.writeNumber(VIDEO);
            writeBlob(video.blob(), out);
            out.writeNumber(video.width());
            out.writeNumber(video.height());
            out.writeNumber(video.frames());
            out.writeNumber(video.fpsNumerator());
            out.writeNumber(video.fpsDenominator());
        } else if (media instanceof Media.Audio audio) {
            out.writeNumber(AUDIO);
            writeBlob(audio.blob(), out);
            out.writeNumber(audio.rate());
            out.writeNumber(audio.channels());
            out.writeNumber(audio.micros());
        } else if (media instanceof Media.Text text) {
            out.writeNumber(TEXT);
            Fields.writeText(text.text(), out);
            writeBlob(text.blob(), out);
        } else if (media instanceof Media.PointCloud cloud) {
            out.writeNumber(POINT_CLOUD);
            writeCloud(cloud, out);
        } else if (media instanceof Media.Chat chat) {
            out.writeNumber(CHAT);
            writeMessages(chat.prompt(), out);
            Fields.writeTexts(chat.tools(), out);
        } else {
            throw new IllegalArgumentException("no form in the spool for " + media);
        }
    }

    static Media read(Fields fields) throws IOException {
        int kind = fields.integer();
        return switch (kind) {
            case IMAGE -> readImage(fields);
            case PAGES -> readPages(fields);
            case VIDEO ->
                new Media.Video(
                        readBlob(fields),
                        fields.integer(),
                        fields.integer(),
                        fields.integer(),
                        fields.integer(),
                        fields.integer());
            case AUDIO -> new Media.Audio(readBlob(fields), fields.integer(), fields.integer(), fields.longInteger());
            case TEXT -> new Media.Text(fields.text(), readBlob(fields));
            case POINT_CLOUD -> readCloud(fields);
            case CHAT -> new Media.Chat(readMessages(fields), fields.texts());
            default -> throw new IOException("the spool is damaged: no media of kind " + kind);
        };
    }

    static void writeMessages(List<Message> messages, JsonGenerator out) throws IOException {
        out.writeNumber(messages.size());
        for (Message message : messages) {
            Fields.writeText(message.role(), out);
            Fields.writeText(message.text(), out);
        }
    }

    static List<Message> readMessages(Fields fields) throws IOException {
        int count = fields.integer();
        List<Message> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            messages.add(new Message(fields.text(), fields.text()));
        }
        return messages;
    }

    private static void writeImage(Media.Image image, JsonGenerator out) throws IOException {
        writeBlob(image.blob(), out);
        out.writeNumber(image.width());
        out.writeNumber(image.height());
        out.writeNumber(image.orientation());
    }

    private static Media.Image readImage(Fields fields) throws IOException {
        return new Media.Image(readBlob(fields), fields.integer(), fields.integer(), fields.integer());
    }

    private static Media.Pages readPages(Fields fields) throws IOException {
        Blob blob = readBlob(fields);
        int count = fields.integer();
        List<Media.Image> pages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pages.add(readImage(fields));
        }
        return new Media.Pages(blob, pages);
    }

    private static void writeCloud(Media.PointCloud cloud, JsonGenerator out) throws IOException {
        writeBlob(cloud.blob(), out);
        out.writeNumber(cloud.points());
        out.writeBoolean(cloud.pose().isPresent());
        if (cloud.pose().isPresent()) {
            writePose(cloud.pose().get(), out);
        }
        out.writeNumber(cloud.cameras().size());
        for (Camera camera : cloud.cameras()) {
            Fields.writeText(camera.name(), out);
            writeImage(camera.image(), out);
            out.writeNumber(camera.focalX());
            out.writeNumber(camera.focalY());
            out.writeNumber(camera.centerX());
            out.writeNumber(camera.centerY());
            writePose(camera.pose(), out);
        }
    }

    private static Media.PointCloud readCloud(Fields fields) throws IOException {
        Blob blob = readBlob(fields);
        int points = fields.integer();
        Optional<Pose> pose = fields.flag() ? Optional.of(readPose(fields)) : Optional.empty();
        int count = fields.integer();
        List<Camera> cameras = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cameras.add(new Camera(
                    fields.text(),
                    readImage(fields),
                    fields.decimal(),
                    fields.decimal(),
                    fields.decimal(),
                    fields.decimal(),
                    readPose(fields)));
        }
        return new Media.PointCloud(blob, points, pose, cameras);
    }

    private static void writePose(Pose pose, JsonGenerator out) throws IOException {
        ShapeCodec.vector(pose.translation(), out);
        ShapeCodec.quaternion(pose.rotation(), out);
    }

    private static Pose readPose(Fields fields) throws IOException {
        return new Pose(ShapeCodec.vector(fields), ShapeCodec.quaternion(fields));
    }

    static void writeBlob(Blob blob, JsonGenerator out) throws IOException {
        Fields.writeOptional(blob.location(), out, location -> Fields.writeText(location.toString(), out));
        out.writeNumber(blob.size());
        Fields.writeText(blob.checksum(), out);
        Fields.writeOptional(blob.failure(), out, failure -> {
            Fields.writeText(failure.code(), out);
            Fields.writeText(failure.message(), out);
        });
    }

    static Blob readBlob(Fields fields) throws IOException {
        return new Blob(
                fields.optional(in -> URI.create(in.currentText())),
                fields.longInteger(),
                fields.text(),
                fields.optional(in -> new Blob.Failure(in.currentText(), in.text())));
    }
}
