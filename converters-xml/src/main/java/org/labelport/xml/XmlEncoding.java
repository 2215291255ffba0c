package org.labelport.xml;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes the bytes of an XML file in the encoding that its byte order mark or declaration names. The JDK's parser
 * could do it, but it prints to the console when bytes are malformed.
 */
final class XmlEncoding {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String START = "<?xml";
    private static final int LONGEST_DECLARATION = 256;
    private static final Pattern DECLARED =
            Pattern.compile("^(?:\u00EF\u00BB\u00BF)?<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

    private XmlEncoding() {}

    /**
     * Returns the text of a file. Reading it throws {@link CharacterCodingException} where bytes are
     * malformed.
     *
     * @throws CharacterCodingException when the declaration itself is not in the encoding that it names
     * @throws IllegalArgumentException when the declared encoding is unknown
     */
    static Reader reader(InputStream bytes) throws IOException {
        InputStream buffered = new BufferedInputStream(bytes);
        buffered.mark(LONGEST_DECLARATION);
        Charset charset = charset(buffered.readNBytes(LONGEST_DECLARATION));
        buffered.reset();
        Reader text = new BufferedReader(new InputStreamReader(buffered, charset.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static Charset charset(byte[] bytes) throws CharacterCodingException {
        int first = bytes.length > 0 ? bytes[0] & 0xFF : -1;
        int second = bytes.length > 1 ? bytes[1] & 0xFF : -1;
        if (first == 0xFE && second == 0xFF || first == 0 && second == '<') {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFF && second == 0xFE || first == '<' && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        Charset charset = Charset.forName(declared.group(1));
        String decoded = new String(bytes, charset);
        if (decoded.indexOf(START) != (decoded.indexOf(BYTE_ORDER_MARK) == 0 ? 1 : 0)) {
            throw new MalformedInputException(bytes.length);
        }
        return charset;
    }
}
