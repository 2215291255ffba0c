package org.labelport.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;

/** Where Python puts line ends and blanks, and what it escapes. */
final class PythonLayout {

    static final int LAST_ASCII = 126;

    /** Escapes the one character of ASCII that Python escapes and Jackson does not. */
    static final CharacterEscapes ASCII = new AsciiEscapes();

    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withRootSeparator("")
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("")
            .withObjectFieldValueSpacing(Spacing.AFTER);

    private static final DefaultPrettyPrinter INDENTED = new DefaultPrettyPrinter(
                    SEPARATORS.withObjectEntrySpacing(Spacing.NONE).withArrayValueSpacing(Spacing.NONE))
            .withObjectIndenter(new EncodedIndenter())
            .withArrayIndenter(new EncodedIndenter());

    private static final DefaultPrettyPrinter LINE = new DefaultPrettyPrinter(
                    SEPARATORS.withObjectEntrySpacing(Spacing.AFTER).withArrayValueSpacing(Spacing.AFTER))
            .withObjectIndenter(DefaultPrettyPrinter.NopIndenter.instance)
            .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance);

    private PythonLayout() {}

    /** A printer for one document: it keeps the depth. */
    static PrettyPrinter of(Json.Style style) {
        return switch (style) {
            case INDENTED -> INDENTED.createInstance();
            case LINE -> LINE.createInstance();
        };
    }

    /** Indents by four blanks, as bytes that are ready: Jackson's own encodes them character by character, for each line. */
    private static final class EncodedIndenter implements DefaultPrettyPrinter.Indenter {

        private static final int LEVELS = 16;
        private static final String BLANKS = "    ";

        private final SerializedString[] lines = new SerializedString[LEVELS];

        private EncodedIndenter() {
            for (int level = 0; level < LEVELS; level++) {
                lines[level] = new SerializedString("\n" + BLANKS.repeat(level));
            }
        }

        @Override
        public void writeIndentation(JsonGenerator json, int level) throws IOException {
            if (level < LEVELS) {
                json.writeRaw(lines[level]);
            } else {
                json.writeRaw("\n" + BLANKS.repeat(level));
            }
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }

    private static final class AsciiEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;
        private static final int DELETE = 127;
        private static final SerializedString ESCAPED_DELETE = new SerializedString("\\u007f");

        private final int[] escapes = standardAsciiEscapesForJSON();

        private AsciiEscapes() {
            escapes[DELETE] = ESCAPE_CUSTOM;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return character == DELETE ? ESCAPED_DELETE : null;
        }
    }
}
