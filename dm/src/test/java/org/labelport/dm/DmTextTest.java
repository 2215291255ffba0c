package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.Shape;

/** Ranges of text, and answers in conversations. */
class DmTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'start': '/p[1]', 'end': '/p[2]', 'startOffset': 1, 'endOffset': 2}] | dm.geometry-invalid",
                "[{'start': '/p[1]', 'end': '/p[1]', 'startOffset': 1, 'endOffset': 2},"
                        + " {'start': '/p[2]', 'end': '/p[2]', 'startOffset': 1, 'endOffset': 2}] | dm.geometry-invalid",
                "[{'start': '/p[1]', 'end': '/p[1]'}] | dm.geometry-invalid",
                "[{'start': 5, 'end': 4}] | dm.geometry-invalid",
                "[{'start': -1, 'end': 4}] | dm.geometry-invalid",
                "[{'start': 1, 'end': 400}] | dm.geometry-invalid",
                "[{'start': 1}] | dm.geometry-invalid",
                "[null] | dm.geometry-invalid",
                "'all' | dm.geometry-invalid",
                "[] | dm.geometry-missing",
                "null | dm.geometry-missing"
            })
    void rangesOfTextThatAreNoneAreKept(String ranges, String code) {
        Reader read = Reader.one("named_entity", "'ranges': " + ranges, Reader.TEXT);

        assertEquals(List.of("a " + code), read.codes());
        assertTrue(read.only().shape() instanceof Shape.Other);
    }

    @Test
    void quotedTextIsComparedWithTheText() {
        String range = "'ranges': [{'start': 0, 'end': 6}, {'start': 10, 'end': 15}], 'content': ";

        assertEquals(
                Map.of(),
                Reader.one("named_entity", range + "'TrainsSeoul'", Reader.TEXT)
                        .only()
                        .attributes());
        Reader blanks = Reader.one("named_entity", range + "'Trains Seoul'", Reader.TEXT);
        assertEquals("Trains Seoul", Reader.unknown(blanks.only(), "content"));
        assertEquals(List.of(), blanks.codes());
        Reader other = Reader.one("named_entity", range + "'Busan'", Reader.TEXT);
        assertEquals(List.of("a dm.text-differs"), other.codes());
        assertTrue(other.only().shape() instanceof Shape.Span);
        Reader unknownText = Reader.one("named_entity", range + "'Busan'", new Media.Text("", Blob.ABSENT));
        assertEquals(List.of(), unknownText.codes());
        assertEquals("Busan", Reader.unknown(unknownText.only(), "content"));
    }

    @Test
    void partsThatAreNotTextAreKept() {
        Reader read = Reader.one(
                "answer",
                "'output': [{'type': 'text', 'value': 'a'}, {'type': 'image', 'value': 'u'}, 'b'], 'generatedBy': 'user',"
                        + " 'model': 'm', 'timestamp': 'soon', 'rating': 5",
                Reader.CHAT);

        assertEquals(
                new Shape.Reply(List.of(new Message("assistant", "a"), new Message("assistant", "b")), 0),
                read.only().shape());
        assertEquals(
                new Annotation.Provenance(Optional.empty(), false, "user", Optional.empty()),
                read.only().provenance());
        assertEquals(
                List.of("generatedBy", "model", "x:timestamp", "x:output", "x:data"),
                List.copyOf(read.only().attributes().keySet()));
        assertEquals("{\"rating\": 5}", Reader.unknown(read.only(), "data"));
    }

    @Test
    void partsOfAnAnswerThatAreNotReadAreKept() {
        Reader read = Reader.one(
                "answer",
                "'output': ['a', 'b'], 'generatedBy': 'robot', 'model': {'name': 'm'}, 'displayName': {'ko': 'M'}, 'text': 'c'",
                Reader.CHAT);

        assertEquals("robot", read.only().provenance().author());
        assertEquals("{\"name\": \"m\"}", Reader.unknown(read.only(), "model"));
        assertEquals("{\"ko\": \"M\"}", Reader.unknown(read.only(), "displayName"));
        assertEquals("c", Reader.unknown(read.only(), "text"));
    }

    @Test
    void aTextThatRepeatsThePartsOfAnAnswerIsNotKept() {
        Reader read = Reader.one("answer", "'output': ['a', 'b'], 'text': 'a\\nb'", Reader.CHAT);

        assertEquals(Map.of(), read.only().attributes());
    }

    @Test
    void promptsFollowWhatTheChatHasAlready() {
        Media chat = new Media.Chat(List.of(new Message("system", "Be brief.")), List.of());
        Reader read = Reader.of(
                Examples.json("{'prompts': [{'prompt': [{'id': 'a', 'data': {'input': 'One.'}}, {'id': 'b', 'data':"
                        + " {'input': [{'type': 'text', 'value': 'Two.'}, {'type': 'image'}]}}, {'id': 'c', 'data': {}},"
                        + " {'id': 'd', 'data': {'input': 5}}, {'id': 'e', 'data': {'text': 'Three.'}}]}]}"),
                "prompt_1",
                chat);

        assertEquals(
                new Media.Chat(
                        List.of(
                                new Message("system", "Be brief."),
                                new Message("user", "One."),
                                new Message("user", "Two."),
                                new Message("user", "Three.")),
                        List.of()),
                read.content().media());
        assertEquals(5, read.annotations().size());
        assertEquals(List.of("c dm.geometry-missing", "d dm.geometry-invalid"), read.codes());
    }
}
