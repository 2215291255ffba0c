package org.labelport.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
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
            .withArrayEmptySeparator("");

    private static final DefaultPrettyPrinter INDENTED =
            new EncodedPrinter(new SerializedString(","), new EncodedIndenter());

    private static final DefaultPrettyPrinter LINE =
            new EncodedPrinter(new SerializedString(", "), DefaultPrettyPrinter.NopIndenter.instance);

    private PythonLayout() {}

    /** A printer for one document: it keeps the depth. */
    static PrettyPrinter of(Json.Style style) {
        return switch (style) {
            case INDENTED -> INDENTED.createInstance();
            case LINE -> LINE.createInstance();
        };
    }

    /** Writes separators as bytes that are ready: Jackson's own encodes them character by character, for each value. */
    private static final class EncodedPrinter extends DefaultPrettyPrinter {

        private static final long serialVersionUID = 1L;
        private static final SerializedString COLON = new SerializedString(": ");

        private final SerializedString comma;

        private EncodedPrinter(SerializedString comma, Indenter indenter) {
            super(SEPARATORS);
            this.comma = comma;
            indentObjectsWith(indenter);
            indentArraysWith(indenter);
        }

        private EncodedPrinter(EncodedPrinter base) {
            super(base);
            this.comma = base.comma;
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new EncodedPrinter(this);
        }

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(COLON);
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
            json.writeRaw(comma);
            _objectIndenter.writeIndentation(json, _nesting);
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(comma);
            _arrayIndenter.writeIndentation(json, _nesting);
        }
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
