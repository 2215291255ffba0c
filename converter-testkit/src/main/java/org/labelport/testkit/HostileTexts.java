package org.labelport.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names, texts, numbers and whole files that are made to break readers and writers, shared by all tests. None is longer
 * than a few hundred kilobytes.
 */
public final class HostileTexts {

    /**
     * Names of files: paths out of a folder, names that some system does not allow, and names that some system takes
     * for equal.
     */
    public static final List<String> PATHS = List.of(
            "with space.png",
            "quote\"and'apostrophe`.png",
            "new\nline.png",
            "tab\there.png",
            "nul\u0000byte.png",
            "escape\u001b[31m.png",
            "right\u202eto\u202cleft.png",
            "next\u0085and\u2028line.png",
            "invisible\u200b\ufeff\u2060.png",
            "half\uD800of.png",
            Normalizer.normalize("Käse-日本.png", Normalizer.Form.NFC),
            Normalizer.normalize("Käse-日本.png", Normalizer.Form.NFD),
            "\uD83D\uDE00.png",
            "../../evil.png",
            "a/../../../evil.png",
            "..\\..\\evil.png",
            "/etc/passwd",
            "C:\\x.png",
            "C:relative.png",
            "\\\\server\\share\\x.png",
            "CON.png",
            "\\\\?\\C:\\x.png",
            "file.png::$DATA",
            "nul",
            "folder/aux.txt.png",
            "trailing dot.",
            "trailing blank ",
            "-rf.png",
            "--option=1.png",
            "~/home.png",
            "$HOME-%PATH%.png",
            "a,b;c|d.png",
            "<img src=x onerror=alert(1)>.png",
            "&amp;.png",
            "=1+1.png",
            "# comment.png",
            "%2e%2e%2fevil.png",
            "file:///etc/passwd",
            "https://example.org/x.png?y=1#z",
            "x".repeat(300) + ".png",
            "x".repeat(300) + ".jpg",
            "long/" + "folder/".repeat(20) + "x.png",
            "same-stem.png",
            "same-stem.jpg",
            "same name.png",
            "same name.png",
            "same name__2.png",
            "Case.png",
            "case.PNG",
            "CASE.png",
            "folder/x.png",
            "folder_x.png",
            "folder-x.png",
            "folder//x.png",
            "run.json",
            "losses.ndjson",
            "images/x.png",
            "labels/x.png",
            ".",
            "..",
            "...",
            "/",
            "",
            ".hidden",
            "no-extension");

    /** Names of categories, many of which have a special meaning in YAML, CSV, XML or a shell. */
    public static final List<String> CATEGORIES = List.of(
            "n01440764",
            "quote\"and'apostrophe`",
            "new\nline",
            "carriage\rreturn",
            "tab\there",
            "a,b",
            "key: value",
            "# comment",
            "- item",
            "[1, 2]",
            "{a: b}",
            "yes",
            "no",
            "null",
            "~",
            "1",
            "0x1F",
            "1e3",
            "2026-01-01",
            "\uD83D\uDC31 cat",
            "<&>]]>",
            "../../evil",
            "CON",
            "a/b",
            "A/B",
            "back\\slash",
            "=cmd|' /C calc'!A0",
            " leading",
            "trailing ",
            "Cat",
            "cat",
            "%s {0} ${x}",
            "nul\u0000byte",
            "half\uD800of",
            "x".repeat(300));

    /** Texts of attributes, captions and documents. */
    public static final List<String> TEXTS = List.of(
            "plain",
            "quote\"'`\\",
            "line\nbreak\r\nand\ttab",
            "nul\u0000 and bell\u0007",
            "half \uDC00 of",
            "<tag attr=\"x\">&amp;]]></tag>",
            "=HYPERLINK(\"http://example.org\")",
            "\uD83D\uDE00 naïve 日本",
            "a,b;c:d|e",
            "",
            " ");

    /** Numbers at and beyond the ends of what programs can hold, as text files spell them. */
    public static final List<String> NUMBERS = List.of(
            "1e308",
            "-1e308",
            "1e400",
            "-0",
            "-0.0",
            "4.9e-324",
            "NaN",
            "Infinity",
            "-Infinity",
            "9223372036854775808",
            "-9223372036854775809",
            "2147483648",
            "4294967297",
            "-1",
            "0.1e-99999999",
            "1e1000000000",
            "9".repeat(2000),
            "0x10",
            "007",
            "1_000",
            "1,5",
            "\u0661\u0662",
            "");

    private HostileTexts() {}

    /**
     * Whole files that are not what their name says, by what is wrong with them.
     *
     * @param good a file as it should be, in UTF-8
     */
    public static Map<String, byte[]> files(byte[] good) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String text = new String(good, StandardCharsets.UTF_8);
        files.put("empty", new byte[0]);
        files.put("one NUL", new byte[1]);
        files.put("cut in half", text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8));
        files.put("byte order mark", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        files.put("two byte order marks", ("\uFEFF\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        files.put("UTF-16", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        files.put("UTF-32", ("\uFEFF" + text).getBytes(Charset.forName("UTF-32BE")));
        files.put("carriage returns only", text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
        files.put("twice", (text + text).getBytes(StandardCharsets.UTF_8));
        for (int at : List.of(0, good.length / 3, good.length / 2, Math.max(0, good.length - 1))) {
            files.put("invalid UTF-8 at byte " + at, with(good, at, 0xff));
            files.put("half a character at byte " + at, with(good, at, 0xc3));
            files.put("an encoded surrogate at byte " + at, with(good, at, 0xed, 0xa0, 0x80));
            files.put("NUL at byte " + at, with(good, at, 0));
        }
        files.put("deep arrays", "[".repeat(200_000).getBytes(StandardCharsets.US_ASCII));
        files.put("deep objects", "{\"a\":".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        files.put("deep elements", "<a>".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        files.put("deep flow of YAML", ("names: " + "[".repeat(100_000)).getBytes(StandardCharsets.US_ASCII));
        files.put("a long line", "x".repeat(300_000).getBytes(StandardCharsets.US_ASCII));
        files.put("many lines", "\n".repeat(300_000).getBytes(StandardCharsets.US_ASCII));
        files.put("many quotation marks", "\"".repeat(100_001).getBytes(StandardCharsets.US_ASCII));
        files.put("entities that grow", entities(text).getBytes(StandardCharsets.UTF_8));
        files.put("an entity from a file", outside(text).getBytes(StandardCharsets.UTF_8));
        files.put("aliases that grow", aliases().getBytes(StandardCharsets.US_ASCII));
        files.put(
                "a Java object of YAML",
                "names: !!javax.script.ScriptEngineManager [a]".getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    private static byte[] with(byte[] good, int at, int... inserted) {
        byte[] bytes = new byte[good.length + inserted.length];
        System.arraycopy(good, 0, bytes, 0, at);
        for (int i = 0; i < inserted.length; i++) {
            bytes[at + i] = (byte) inserted[i];
        }
        System.arraycopy(good, at, bytes, at + inserted.length, good.length - at);
        return bytes;
    }

    /** A billion laughs: 10^9 characters when it is read as XML says. */
    private static String entities(String text) {
        StringBuilder types = new StringBuilder("<!DOCTYPE annotation [<!ENTITY l0 \"l\">");
        for (int i = 1; i < 10; i++) {
            types.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return typed(text, types + "]>", "&l9;");
    }

    private static String outside(String text) {
        return typed(text, "<!DOCTYPE annotation [<!ENTITY l SYSTEM \"file:///etc/passwd\">]>", "&l;");
    }

    /** Puts a document type in front of the root element, and an entity into the first text there is. */
    private static String typed(String text, String type, String entity) {
        String used = text.replaceFirst(">([^<>\\s]+)</", ">" + entity + "</");
        return used.startsWith("<?") ? used.replaceFirst("\\?>", "?>" + type.replace("$", "\\$")) : type + used;
    }

    private static String aliases() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            yaml.append('a')
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append((before + ", ").repeat(9))
                    .append(before)
                    .append("]\n");
        }
        return yaml + "train: *a11\nval: *a11\nnames: *a11\n";
    }
}
