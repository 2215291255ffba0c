package org.labelport.labelstudio.json;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.output.ByteText;
import org.labelport.output.ExactDecimal;

/** Writes compact JSON fast. Commas are added automatically; the caller closes the brackets that it opens. */
public final class JsonLine {

    /** The most decimals of percentages and degrees: a hundred-millionth of a pixel on the largest pictures. */
    private static final int DECIMALS = 10;

    private static final String HEX = "0123456789abcdef";

    private final ByteText out;
    private boolean first = true;
    private boolean replaced;

    public JsonLine(ByteText out) {
        this.out = out;
    }

    /**
     * Returns whether characters were replaced that Label Studio's database refuses: NUL and surrogates without their
     * other half.
     */
    public boolean replaced() {
        return replaced;
    }

    public JsonLine open(char bracket) {
        comma();
        out.ascii(bracket);
        first = true;
        return this;
    }

    public JsonLine close(char bracket) {
        out.ascii(bracket);
        first = false;
        return this;
    }

    public JsonLine key(String name) {
        comma();
        string(name);
        out.ascii(':');
        first = true;
        return this;
    }

    public JsonLine text(String value) {
        comma();
        string(value);
        return this;
    }

    public JsonLine number(double value) {
        comma();
        out.shortest(value, DECIMALS);
        return this;
    }

    public JsonLine exact(double value) {
        comma();
        ExactDecimal.append(out, value);
        return this;
    }

    public JsonLine integer(long value) {
        comma();
        out.integer(value);
        return this;
    }

    public JsonLine flag(boolean value) {
        comma();
        out.text(value ? "true" : "false");
        return this;
    }

    /** Inserts elements of a list or fields of an object that were written elsewhere. */
    public JsonLine raw(ByteText elements) {
        if (!elements.isEmpty()) {
            comma();
            byte[] bytes = elements.toByteArray();
            out.write(bytes, 0, bytes.length);
        }
        return this;
    }

    /** Writes a value that was read from JSON. A number that is not finite becomes null. */
    public JsonLine value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            open('{');
            map.forEach((name, each) -> key(String.valueOf(name)).value(each));
            return close('}');
        } else if (value instanceof List<?> list) {
            open('[');
            list.forEach(this::value);
            return close(']');
        } else if (value instanceof String text) {
            return text(text);
        } else if (value instanceof Boolean flag) {
            return flag(flag);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            return exact(number);
        }
        comma();
        out.text(value instanceof Long || value instanceof BigInteger ? value.toString() : "null");
        return this;
    }

    private void comma() {
        if (!first) {
            out.ascii(',');
        }
        first = false;
    }

    private void string(String value) {
        out.ascii('"');
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                out.text(value.substring(done, i));
                if (c == 0 || Character.isSurrogate(c)) {
                    replaced = true;
                    out.text("\uFFFD");
                } else {
                    escape(c);
                }
                done = i + 1;
            }
        }
        out.text(done == 0 ? value : value.substring(done));
        out.ascii('"');
    }

    private void escape(char c) {
        out.ascii('\\');
        switch (c) {
            case '"', '\\' -> out.ascii(c);
            case '\n' -> out.ascii('n');
            case '\r' -> out.ascii('r');
            case '\t' -> out.ascii('t');
            default -> {
                out.ascii('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.ascii(HEX.charAt(c >> shift & 15));
                }
            }
        }
    }
}
