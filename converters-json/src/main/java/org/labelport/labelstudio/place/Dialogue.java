package org.labelport.labelstudio.place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.json.PlainValues;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape.Span;
import org.labelport.model.Value;

/**
 * A text in turns. The item's text has the texts of all turns, each on a line. The author and other fields of the turns
 * are kept as JSON in an attribute of the item. Label Studio's offsets count UTF-16 units within a turn, the model's
 * within the whole text. Takes no walk through the turns for a place, since one dialogue may have very many of both.
 */
public final class Dialogue {

    /** The attribute of the item that holds its turns. */
    public static final String ATTRIBUTE = Attributes.UNKNOWN_PREFIX + "paragraphs";

    public static final String AUTHOR = "author";
    public static final String TEXT = "text";

    private static final char BETWEEN = '\n';

    /**
     * A place in a turn.
     *
     * @param offset in UTF-16 units within the turn
     */
    public record Place(int turn, int offset) {}

    private final List<Map<?, ?>> turns;
    private final String text;
    /** The offset of each turn into the text. */
    private final int[] starts;

    private Dialogue(List<Map<?, ?>> turns, List<String> texts) {
        this.turns = List.copyOf(turns);
        this.text = String.join(String.valueOf(BETWEEN), texts);
        this.starts = new int[texts.size()];
        for (int turn = 1; turn < starts.length; turn++) {
            starts[turn] = starts[turn - 1] + texts.get(turn - 1).length() + 1;
        }
    }

    // ---- from tasks -------------------------------------------------------------------------------------------------

    /**
     * Makes a dialogue from a task's list of turns.
     *
     * @param nameKey key of a turn's author, according to the interface
     * @param textKey key of a turn's text, according to the interface
     */
    public static Dialogue of(Node list, String nameKey, String textKey) {
        List<Map<?, ?>> turns = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Node turn : list.elements()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            String text = turn.isObject() ? turn.field(textKey).map(Node::plain).orElse("") : turn.plain();
            turn.field(nameKey).ifPresent(author -> fields.put(AUTHOR, PlainValues.of(author.value())));
            fields.put(TEXT, text);
            for (String name : turn.names()) {
                boolean taken = name.equals(AUTHOR) || name.equals(TEXT);
                if (!name.equals(nameKey)
                        && !name.equals(textKey)
                        && turn.field(name).isPresent()) {
                    fields.put(
                            taken ? Attributes.UNKNOWN_PREFIX + name : name,
                            PlainValues.of(turn.need(name).value()));
                }
            }
            turns.add(fields);
            texts.add(text);
        }
        return new Dialogue(turns, texts);
    }

    public Value attribute(Json json) {
        return new Value.Text(json.text(turns, Json.Style.LINE).toString());
    }

    // ---- from items -------------------------------------------------------------------------------------------------

    /** Returns the turns of an item; empty when it has none, or when their texts are not the text of the item. */
    public static Optional<Dialogue> of(Item item, Json json) {
        if (!(item.media() instanceof Media.Text whole)
                || !(item.attributes().get(ATTRIBUTE) instanceof Value.Text attribute)) {
            return Optional.empty();
        }
        Object read;
        try {
            read = json.read(JsonText.of(attribute.text()));
        } catch (IOException e) {
            // The attribute has this name by chance; it is written like any other.
            return Optional.empty();
        }
        List<Map<?, ?>> turns = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        if (read instanceof List<?> list) {
            for (Object element : list) {
                if (!(element instanceof Map<?, ?> turn) || !(turn.get(TEXT) instanceof String text)) {
                    return Optional.empty();
                }
                turns.add(turn);
                texts.add(text);
            }
        }
        Dialogue dialogue = new Dialogue(turns, texts);
        return !turns.isEmpty() && dialogue.text().equals(whole.text()) ? Optional.of(dialogue) : Optional.empty();
    }

    // ---- places -----------------------------------------------------------------------------------------------------

    /** Returns the fields of each turn. */
    public List<Map<?, ?>> turns() {
        return turns;
    }

    public String text() {
        return text;
    }

    /** Returns the place of an offset into the text. The offset between two turns is the end of the first one. */
    public Place place(int offset) {
        if (offset < 0 || offset > text.length() || starts.length == 0) {
            throw new IllegalArgumentException("the text has no offset " + offset);
        }
        int found = Arrays.binarySearch(starts, offset);
        int turn = found >= 0 ? found : -found - 2;
        return new Place(turn, offset - starts[turn]);
    }

    /** Returns the offset of a place into the text. */
    int offset(Place place) {
        if (place.turn() < 0
                || place.turn() >= starts.length
                || place.offset() < 0
                || place.offset() > end(place.turn()) - starts[place.turn()]) {
            throw new IllegalArgumentException(
                    "the dialogue has no offset " + place.offset() + " in turn " + place.turn());
        }
        return starts[place.turn()] + place.offset();
    }

    private int end(int turn) {
        return turn + 1 < starts.length ? starts[turn + 1] - 1 : text.length();
    }

    /** Returns the range of a result in the text. */
    public Span.Range range(Node value) {
        int start = offset(new Place(
                value.need("start").integer(), value.need("startOffset").integer()));
        int end = offset(
                new Place(value.need("end").integer(), value.need("endOffset").integer()));
        if (end < start) {
            throw new IllegalArgumentException("it ends before it starts");
        }
        return new Span.Range(start, end);
    }
}
