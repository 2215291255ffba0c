package org.labelport.labelstudio;

import java.util.Optional;
import org.labelport.labelstudio.AnswerControls.Control;
import org.labelport.model.Media;
import org.labelport.model.Value;

/** Writes what all results have in common. */
record ResultHead(JsonLine json, MediaKind kind, Media media) {

    void open(String id, String control, String type, Optional<String> parent, Optional<Double> score) {
        json.open('{').key("id").text(id);
        json.key("from_name").text(control).key("to_name").text(kind.key());
        json.key("type").text(type);
        if (media instanceof Media.Image image && image.hasSize()) {
            json.key("original_width").integer(image.width());
            json.key("original_height").integer(image.height());
            json.key("image_rotation").integer(0);
        } else if (media instanceof Media.Audio audio && audio.micros() > 0) {
            json.key("original_length").exact(audio.micros() / 1e6);
        }
        score.ifPresent(number -> json.key("score").exact(number));
        parent.ifPresent(region -> json.key("parentID").text(region));
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
