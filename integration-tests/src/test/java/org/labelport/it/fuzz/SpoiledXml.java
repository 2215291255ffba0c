package org.labelport.it.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** XML: elements, attributes and texts removed, doubled, moved and replaced, and document types added. */
final class SpoiledXml {

    private static final Pattern ELEMENT = Pattern.compile("<(\\w+)[^<>]*(?:/>|>[^<]*</\\1>)");
    private static final Pattern PARENT = Pattern.compile("(?s)<(\\w+)[^<>/]*>.{0,2000}?</\\1>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" [\\w:]+=\"[^\"]*\"");
    private static final Pattern VALUE = Pattern.compile("(?<==\")[^\"]*(?=\")|(?<=>)[^<>\\s][^<>]*(?=<)");
    private static final Pattern TAG = Pattern.compile("</?\\w+");
    private static final int DEEP = 20_000;

    private SpoiledXml() {}

    static byte[] of(byte[] content, Random random) {
        String text = new String(content, ISO_8859_1);
        int kind = random.nextInt(16);
        if (kind == 0) {
            return prologue(text, random).getBytes(ISO_8859_1);
        }
        Pattern what = kind < 4 ? ELEMENT : kind < 6 ? PARENT : kind < 8 ? ATTRIBUTE : kind < 14 ? VALUE : TAG;
        List<MatchResult> found = what.matcher(text).results().toList();
        if (found.isEmpty()) {
            return SpoiledTokens.of(content, random);
        }
        MatchResult one = Hostile.pick(found, random);
        String other = Hostile.pick(found, random).group();
        String by = switch (random.nextInt(what == VALUE ? 8 : 4)) {
            case 0 -> "";
            case 1 -> one.group() + one.group();
            case 2 -> other;
            case 3 -> what == PARENT && random.nextInt(8) == 0 ? nested(one.group(1)) : one.group() + other;
            default -> hostile(random);
        };
        return (text.substring(0, one.start()) + by + text.substring(one.end())).getBytes(ISO_8859_1);
    }

    private static String nested(String name) {
        return ("<" + name + ">").repeat(DEEP) + ("</" + name + ">").repeat(DEEP);
    }

    private static String hostile(Random random) {
        String value = random.nextBoolean() ? Hostile.number(random) : Hostile.text(random);
        if (random.nextInt(5) > 0) {
            value = value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        }
        return new String(value.getBytes(UTF_8), ISO_8859_1);
    }

    private static String prologue(String text, Random random) {
        String body = text.startsWith("<?") ? text.substring(text.indexOf('>') + 1) : text;
        return switch (random.nextInt(5)) {
            case 0 -> "<?xml version=\"1.1\" encoding=\"UTF-16\"?>" + body;
            case 1 -> "<?xml version=\"1.0\" encoding=\"IBM-Thai\"?>" + body;
            case 2 ->
                "<!DOCTYPE a [<!ENTITY lol \"lol\"><!ENTITY b \"" + "&lol;".repeat(50) + "\">]>"
                        + body.replaceFirst(">[^<>\\s]+<", ">&b;<");
            case 3 ->
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + body.replaceFirst(">[^<>\\s]+<", ">&x;<");
            default -> "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">" + body;
        };
    }
}
