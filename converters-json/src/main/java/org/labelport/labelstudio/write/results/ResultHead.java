package org.labelport.labelstudio.write.results;

import java.util.Map;
import java.util.Optional;
import org.labelport.json.Json;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.task.KeptKeys;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.labelstudio.write.results.AnswerControls.Control;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.model.Value;

/**
 * Writes what all results have in common.
 *
 * @param page that results are on, 0-based; {@link Annotation#WHOLE_ITEM} when they are not on a page
 */
record ResultHead(JsonLine json, MediaKind kind, Media media, int page, Json values) {

    ResultHead(JsonLine json, MediaKind kind, Media media, Json values) {
        this(json, kind, media, Annotation.WHOLE_ITEM, values);
    }

    /**
     * Returns the head for results on a page of a document. If the document does not have that page, or the item is not
     * a document, returns this head.
     */
    ResultHead on(int other) {
        boolean there =
                media instanceof Media.Pages pages && other < pages.pages().size();
        return there ? new ResultHead(json, kind, media, other, values) : this;
    }

    /** Returns the picture that results are on; empty for other media. */
    Optional<Media.Image> picture() {
        if (media instanceof Media.Pages pages && page >= 0) {
            return Optional.of(pages.pages().get(page));
        }
        return media instanceof Media.Image image ? Optional.of(image) : Optional.empty();
    }

    /**
     * Begins a result.
     *
     * @param id as it is written
     */
    void open(String id, String control, String type, Optional<String> parent, Optional<Double> score) {
        json.open('{').key("id").text(id);
        json.key("from_name").text(control).key("to_name").text(kind.key());
        json.key("type").text(type);
        Optional<Media.Image> picture = picture().filter(Media.Image::hasSize);
        if (picture.isPresent()) {
            json.key("original_width").integer(picture.get().width());
            json.key("original_height").integer(picture.get().height());
            json.key("image_rotation").integer(0);
        } else if (media instanceof Media.Audio audio && audio.micros() > 0) {
            json.key("original_length").exact(audio.micros() / 1e6);
        }
        if (page >= 0) {
            json.key("item_index").integer(page);
        }
        score.ifPresent(number -> json.key("score").exact(number));
        parent.ifPresent(region -> json.key("parentID").text(RegionIds.of(region)));
    }

    /** Writes the attributes that are marks of a region or fields of {@code meta}. */
    void notes(Map<String, Value> attributes) {
        notes(attributes, "");
    }

    /** @param track name of the track that the region is; empty when the region's id says it */
    void notes(Map<String, Value> attributes, String track) {
        KeptKeys.writeMarks(attributes, json, values);
        KeptKeys.writeMeta(attributes, track, json, values);
    }

    void close() {
        json.close('}');
    }

    /** Writes an answer. */
    void value(Control control, Value value) {
        json.key("value").open('{').key(control.kind().valueKey());
        if (value instanceof Value.Text text) {
            json.open('[').text(text.text()).close(']');
        } else if (value instanceof Value.Number number) {
            json.exact(number.number());
        } else if (value instanceof Value.Whole whole) {
            json.value(whole.number());
        } else if (value instanceof Value.Flag flag) {
            json.open('[').text(Boolean.toString(flag.on())).close(']');
        } else if (value instanceof Value.Day day) {
            json.text(day.day().toString());
        } else if (value instanceof Value.Choices choices) {
            json.open('[');
            choices.chosen().forEach(choice -> json.text(control.choices().of(choice)));
            json.close(']');
        }
        json.close('}');
    }
}
