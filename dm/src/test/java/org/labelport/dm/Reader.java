package org.labelport.dm;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Value;
import org.labelport.report.Loss;

/** Reads one medium, and keeps the reports. */
record Reader(DmContent content, List<Loss> losses) {

    static final Media IMAGE = Media.Image.of(Blob.at(URI.create("file:///a.jpg"), 1), 640, 480);
    static final Media UNSIZED_IMAGE = Media.Image.of(Blob.ABSENT, 0, 0);
    static final Media VIDEO = new Media.Video(Blob.at(URI.create("file:///a.mp4"), 1), 640, 480, 300, 30, 1);
    static final Media VIDEO_WITHOUT_RATE = new Media.Video(Blob.ABSENT, 640, 480, 0, 0, 1);
    static final Media TEXT = new Media.Text("Trains to Seoul leave hourly.", Blob.at(URI.create("file:///a.txt"), 1));
    static final Media CLOUD = new Media.PointCloud(Blob.ABSENT, 0, Optional.empty(), List.of());
    static final Media AUDIO = new Media.Audio(Blob.ABSENT, 0, 0, 0);
    static final Media CHAT = new Media.Chat(List.of(), List.of());

    static Reader of(Object json, String medium, Media media) {
        List<Loss> losses = new ArrayList<>();
        DmContent content = new DmReader(Examples.JSON, "item", losses::add).read(DmDocument.of(json), medium, media);
        return new Reader(content, losses);
    }

    static Reader example(String path, String medium, Media media) {
        return of(Examples.document(path), medium, media);
    }

    /** Returns a V1 document of one picture's annotations and data, which are written with single quotes. */
    static Reader v1(String annotations, String data, Media media) {
        return of(
                Examples.json("{'annotations': {'image_1': [" + annotations + "]}, 'annotationsData': {'image_1': ["
                        + data + "]}}"),
                "image_1",
                media);
    }

    /** Returns a V1 document of one annotation with the id {@code a}; the data record is given without the id. */
    static Reader one(String tool, String data, Media media) {
        return v1(
                "{'id': 'a', 'tool': '" + tool + "', 'classification': {'class': 'c'}}",
                "{'id': 'a', " + data + "}",
                media);
    }

    /** Returns a V2 document of one picture, which is written with single quotes. */
    static Reader v2(String medium, Media media) {
        return of(Examples.json("{'images': [" + medium + "]}"), "image_1", media);
    }

    List<Annotation> annotations() {
        return content.annotations();
    }

    Annotation annotation(String id) {
        return annotations().stream()
                .filter(annotation -> annotation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(id + " in " + annotations()));
    }

    Annotation only() {
        if (annotations().size() != 1) {
            throw new NoSuchElementException("one annotation, not " + annotations());
        }
        return annotations().get(0);
    }

    List<Relation> relations() {
        return content.relations();
    }

    /** The reported codes, each with its annotation. */
    List<String> codes() {
        return losses.stream()
                .map(loss -> loss.annotation().isEmpty() ? loss.code() : loss.annotation() + " " + loss.code())
                .toList();
    }

    /** Returns the text of an attribute for which the model has no place. */
    static String unknown(Annotation annotation, String key) {
        Value value = annotation.attributes().get(Attributes.UNKNOWN_PREFIX + key);
        return value instanceof Value.Text text ? text.text() : String.valueOf(value);
    }
}
