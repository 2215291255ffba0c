package org.labelport.coco.list;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts a JSON list of objects into pieces of whole objects, without parsing them. Ends at the end of the list, or
 * earlier: at an element that is not an object, or at one that is too large for a piece.
 */
public final class ObjectList {

    private static final int PIECE_BYTES = 256 << 10;
    private static final int MOST_BYTES = 16 << 20;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x80 * EACH_BYTE;

    private static final byte[] KINDS = new byte[256];
    private static final byte QUOTE = 1;
    private static final byte OPEN = 2;
    private static final byte CLOSE = 3;
    private static final byte LINE_FEED = 4;
    private static final byte CARRIAGE_RETURN = 5;

    static {
        KINDS['"'] = QUOTE;
        KINDS['{'] = OPEN;
        KINDS['['] = OPEN;
        KINDS['}'] = CLOSE;
        KINDS[']'] = CLOSE;
        KINDS['\n'] = LINE_FEED;
        KINDS['\r'] = CARRIAGE_RETURN;
    }

    private final JsonInput in;
    private final int pieceBytes;

    /** Bytes that were read and are not in a piece yet. */
    private byte[] bytes = {};

    private int length;
    private boolean endOfFile;

    private TextPlace place;
    private boolean first = true;
    private boolean ended;
    private String fault = "";

    /** The line number, and the index of the line's first byte, at the current byte of the piece. */
    private int line;

    private int lineStart;

    /** @param place the position of the byte after the list's opening bracket */
    public ObjectList(JsonInput in, TextPlace place) {
        this(in, place, PIECE_BYTES);
    }

    /** @param pieceBytes the approximate number of bytes of a piece */
    ObjectList(JsonInput in, TextPlace place, int pieceBytes) {
        this.in = in;
        this.place = place;
        this.pieceBytes = pieceBytes;
    }

    /**
     * Fills a piece with the next objects.
     *
     * @return false when there are no more objects, or the list is not valid JSON
     */
    public boolean next(ObjectPiece piece) throws IOException {
        int wanted = pieceBytes;
        while (!ended) {
            fill(piece, Math.max(wanted, length + pieceBytes / 2));
            int end = cut(piece);
            if (piece.size() == 0 && !ended && length >= MOST_BYTES) {
                ended = true;
                end = toElement(piece.bytes(), 0);
            }
            place = new TextPlace(place.offset() + end, line, end - lineStart + 1);
            bytes = Arrays.copyOfRange(piece.bytes(), end, length);
            length -= end;
            if (piece.size() > 0) {
                return true;
            }
            if (endOfFile && !ended) {
                fail("the list has no end");
            }
            wanted = Math.min(2 * length, MOST_BYTES);
        }
        return false;
    }

    /**
     * Checks that no syntax error was found between the objects.
     *
     * @throws JsonParseException when there was one. It does not say where, which only parsing the whole file can tell
     */
    public void requireSound() throws JsonParseException {
        if (!fault.isEmpty()) {
            throw new JsonParseException(null, fault);
        }
    }

    private void fail(String reason) {
        ended = true;
        fault = reason;
    }

    /** Returns the position where the list ends, or where the part begins that was not cut into pieces. */
    public TextPlace place() {
        return place;
    }

    /** Returns the bytes that were read and are not in a piece. */
    public byte[] rest() {
        return Arrays.copyOf(bytes, length);
    }

    private void fill(ObjectPiece piece, int capacity) throws IOException {
        byte[] into = piece.room(capacity);
        System.arraycopy(bytes, 0, into, 0, length);
        while (length < into.length && !endOfFile) {
            int count = in.read(into, length, into.length - length);
            endOfFile = count < 0;
            length += Math.max(0, count);
        }
    }

    /** Finds the objects of a piece. Returns the index of the first byte that does not belong to it. */
    private int cut(ObjectPiece piece) {
        byte[] json = piece.bytes();
        line = place.line();
        lineStart = 1 - place.column();
        int at = 0;
        while (true) {
            int end = at;
            int lineBefore = line;
            int lineStartBefore = lineStart;
            at = toElement(json, at);
            TextPlace start = new TextPlace(place.offset() + at, line, at - lineStart + 1);
            int close = at < length && json[at] == '{' ? close(json, at + 1) : 0;
            if (close > 0) {
                piece.add(at, close, start);
                at = close;
                first = false;
                continue;
            }
            if (at < length && json[at] != '{') {
                ended = true;
                return at;
            }
            line = lineBefore;
            lineStart = lineStartBefore;
            return end;
        }
    }

    /** Returns the index of the next element, of the list's closing bracket, or of the end of the bytes. */
    private int toElement(byte[] json, int from) {
        int at = afterSpace(json, from);
        if (at == length || first || json[at] == ']') {
            return at;
        }
        if (json[at] != ',') {
            fail("elements without a comma");
            return length;
        }
        at = afterSpace(json, at + 1);
        if (at < length && json[at] == ']') {
            fail("a comma before the end");
            return length;
        }
        return at;
    }

    private int afterSpace(byte[] json, int from) {
        int at = from;
        while (at < length && (json[at] == ' ' || json[at] == '\t' || json[at] == '\n' || json[at] == '\r')) {
            at++;
            countLine(json, at);
        }
        return at;
    }

    /**
     * Returns the index after the end of an object, given the index after its opening bracket; 0 when the object is not
     * complete.
     */
    private int close(byte[] json, int from) {
        int depth = 1;
        int at = from;
        while ((at = afterPlain(json, at)) < length) {
            byte kind = KINDS[json[at++] & 0xFF];
            if (kind == OPEN) {
                depth++;
            } else if (kind == CLOSE) {
                depth--;
                if (depth == 0) {
                    return at;
                }
            } else if (kind == QUOTE) {
                at = afterText(json, at);
            } else if (kind != 0) {
                countLine(json, at);
            }
        }
        return 0;
    }

    /**
     * Skips numbers, commas and blanks eight bytes at a time. It may stop early, so the caller must check every byte
     * from there.
     */
    private int afterPlain(byte[] json, int from) {
        int at = from;
        while (at + Long.BYTES <= length) {
            long special = special((long) EIGHT_BYTES.get(json, at));
            if (special != 0) {
                return at + (Long.numberOfTrailingZeros(special) >> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    /**
     * Returns a long in which the highest bit is set in those bytes that are a letter, a bracket, a quote or a control
     * character. It may also be set in other bytes above the lowest of these.
     */
    private static long special(long bytes) {
        long beyondSigns = (bytes | bytes << 1) & HIGHEST_BITS;
        long noControl = bytes & 0xE0 * EACH_BYTE;
        long control = noControl - EACH_BYTE & ~noControl & HIGHEST_BITS;
        long noQuote = bytes ^ '"' * EACH_BYTE;
        long quote = noQuote - EACH_BYTE & ~noQuote & HIGHEST_BITS;
        return beyondSigns | control | quote;
    }

    private int afterText(byte[] json, int from) {
        int at = from;
        while (at < length) {
            byte next = json[at++];
            if (next == '"') {
                break;
            }
            if (next == '\\') {
                at++;
            }
        }
        return at;
    }

    /** Begins a new line when the byte before this index ends one: a line feed, a carriage return, or both together. */
    private void countLine(byte[] json, int at) {
        boolean pair = json[at - 1] == '\r' && at < length && json[at] == '\n';
        if (json[at - 1] == '\n' || json[at - 1] == '\r' && !pair) {
            line++;
            lineStart = at;
        }
    }
}
