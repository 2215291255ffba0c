package org.labelport.shell.gogo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a session of the real Gogo. */
class TypedWordsTest {

    private final List<String> got = new ArrayList<>();

    /** A command that remembers its arguments. */
    public final class Remembering {

        public void take(Object... arguments) {
            for (Object argument : arguments) {
                got.add(String.valueOf(argument));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "070849363948",
                "803413e01358",
                "12345678901d",
                "12345678901f",
                "1.50",
                "1e3",
                "+5",
                "007",
                "12",
                "-3",
                "0.5",
                "NaN",
                "true",
                "null",
                "a4fed08bea5c"
            })
    void aWordArrivesAsItIsTyped(String word) throws Exception {
        execute("take " + word + " '" + word + "' \"" + word + "\" a=" + word);
        assertEquals(List.of(word, word, word, "a=" + word), got);
    }

    @Test
    void wordsAreKeptInEveryStatementAndNowhereElse() throws Exception {
        execute("take 007 'and 008' \"or 009\" ; each = { take 010 $1 } ; each 011 # 012");
        assertEquals(List.of("007", "and 008", "or 009", "010", "011"), got);
    }

    @Test
    void aLineThatCannotBeReadStaysAsItIs() {
        assertEquals("take 007 'and", TypedWords.kept("take 007 'and").toString());
        assertEquals("take 007 }", TypedWords.kept("take 007 }").toString());
    }

    private void execute(String line) throws Exception {
        CommandProcessorImpl processor = new CommandProcessorImpl(null);
        processor.addCommand("labelport", new Remembering(), "take");
        try (CommandSession session = processor.createSession(
                InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream())) {
            session.put("SCOPE", "labelport");
            session.execute(TypedWords.kept(line));
        }
    }
}
