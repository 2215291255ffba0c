package org.labelport.labelstudio.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.Dialogue.Place;

class DialogueTest {

    private static final List<String> TEXTS = List.of("", "a", "", "", "two\nlines", "😀", "");

    private static Dialogue dialogue(List<String> texts) {
        return Dialogue.of(new Node("talk", texts), "who", "says");
    }

    @Test
    void eachPlaceOfATurnIsOneOfTheText() {
        Dialogue dialogue = dialogue(TEXTS);
        int offset = 0;
        for (int turn = 0; turn < TEXTS.size(); turn++) {
            for (int within = 0; within <= TEXTS.get(turn).length(); within++) {
                assertEquals(new Place(turn, within), dialogue.place(offset));
                assertEquals(offset, dialogue.offset(new Place(turn, within)));
                offset++;
            }
        }
        assertEquals(String.join("\n", TEXTS), dialogue.text());
        assertEquals(dialogue.text().length() + 1, offset);
    }

    @Test
    void placesThatTheDialogueDoesNotHaveAreRefused() {
        Dialogue dialogue = dialogue(TEXTS);
        for (Place place :
                List.of(new Place(-1, 0), new Place(7, 0), new Place(1, -1), new Place(1, 2), new Place(6, 1))) {
            assertThrows(IllegalArgumentException.class, () -> dialogue.offset(place), place::toString);
        }
        for (int offset : List.of(-1, dialogue.text().length() + 1)) {
            assertThrows(IllegalArgumentException.class, () -> dialogue.place(offset), () -> "offset " + offset);
        }
        assertThrows(IllegalArgumentException.class, () -> dialogue(List.of()).place(0));
    }
}
