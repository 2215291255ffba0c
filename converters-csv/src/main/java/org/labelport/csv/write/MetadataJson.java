package org.labelport.csv.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.labelport.csv.table.AttributesJson;
import org.labelport.csv.table.Json;
import org.labelport.csv.table.SpaceJson;
import org.labelport.model.Camera;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.SequenceSlot;

/** Writes the cell {@code metadata}: the properties of an item that have no column. */
final class MetadataJson {

    private MetadataJson() {}

    /** @param name the exported name, which the column {@code path} holds */
    static String of(Item item, String name) {
        return Json.text(json -> {
            json.writeStartObject();
            if (!item.path().equals(name)) {
                json.writeStringField("path", item.path());
            }
            if (item.slot().isPresent()) {
                slot(json, item.slot().get());
            }
            media(json, item.media());
            if (!item.attributes().isEmpty()) {
                json.writeFieldName("attributes");
                AttributesJson.write(json, item.attributes());
            }
            json.writeEndObject();
        });
    }

    static void message(JsonGenerator json, Message message) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", message.role());
        json.writeStringField("text", message.text());
        json.writeEndObject();
    }

    private static void slot(JsonGenerator json, SequenceSlot slot) throws IOException {
        json.writeObjectFieldStart("slot");
        json.writeStringField("sequence", slot.sequence());
        json.writeNumberField("index", slot.index());
        json.writeNumberField("micros", slot.micros());
        json.writeEndObject();
    }

    private static void media(JsonGenerator json, Media media) throws IOException {
        if (media instanceof Media.Image image) {
            known(json, "orientation", image.orientation(), 1);
        } else if (media instanceof Media.Pages pages) {
            pages(json, pages);
        } else if (media instanceof Media.Video video) {
            if (video.fpsDenominator() != 1) {
                json.writeFieldName("fps");
                Json.integers(json, video.fpsNumerator(), video.fpsDenominator());
            }
        } else if (media instanceof Media.Audio audio) {
            known(json, "rate", audio.rate(), 0);
            known(json, "channels", audio.channels(), 0);
        } else if (media instanceof Media.Text text) {
            json.writeStringField("text", text.text());
        } else if (media instanceof Media.PointCloud cloud) {
            cloud(json, cloud);
        } else if (media instanceof Media.Chat chat) {
            chat(json, chat);
        } else {
            throw new IllegalArgumentException("no JSON for " + media.getClass().getName());
        }
    }

    private static void known(JsonGenerator json, String name, int value, int usual) throws IOException {
        if (value != usual) {
            json.writeNumberField(name, value);
        }
    }

    private static void pages(JsonGenerator json, Media.Pages pages) throws IOException {
        json.writeArrayFieldStart("pages");
        for (Media.Image page : pages.pages()) {
            Json.integers(json, page.width(), page.height(), page.orientation());
        }
        json.writeEndArray();
    }

    private static void cloud(JsonGenerator json, Media.PointCloud cloud) throws IOException {
        known(json, "points", cloud.points(), 0);
        if (cloud.pose().isPresent()) {
            json.writeFieldName("pose");
            SpaceJson.write(json, cloud.pose().get());
        }
        List<Camera> cameras = cloud.cameras();
        if (!cameras.isEmpty()) {
            json.writeArrayFieldStart("cameras");
            for (Camera camera : cameras) {
                camera(json, camera);
            }
            json.writeEndArray();
        }
    }

    private static void camera(JsonGenerator json, Camera camera) throws IOException {
        Media.Image image = camera.image();
        json.writeStartObject();
        json.writeStringField("name", camera.name());
        json.writeFieldName("image");
        Json.integers(json, image.width(), image.height(), image.orientation());
        json.writeFieldName("focal");
        Json.numbers(json, camera.focalX(), camera.focalY());
        json.writeFieldName("center");
        Json.numbers(json, camera.centerX(), camera.centerY());
        json.writeFieldName("pose");
        SpaceJson.write(json, camera.pose());
        json.writeEndObject();
    }

    private static void chat(JsonGenerator json, Media.Chat chat) throws IOException {
        json.writeArrayFieldStart("prompt");
        for (Message message : chat.prompt()) {
            message(json, message);
        }
        json.writeEndArray();
        if (!chat.tools().isEmpty()) {
            json.writeFieldName("tools");
            Json.texts(json, chat.tools());
        }
    }
}
