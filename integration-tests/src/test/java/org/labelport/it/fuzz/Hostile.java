package org.labelport.it.fuzz;

import java.util.List;
import java.util.Random;

/** Values that readers have stumbled over, here or elsewhere. */
final class Hostile {

    private static final List<String> NUMBERS = List.of(
            "-0",
            "-1",
            "0",
            "1",
            "0.1",
            "1e308",
            "-1e308",
            "1e309",
            "1e-400",
            "NaN",
            "-Infinity",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "4294967295",
            "65536",
            "1e9",
            "1E+2147483647",
            "1e2147483648",
            "00",
            "0x10",
            "1.",
            ".5",
            "+1",
            "1_000",
            "1,5",
            "١٢",
            "99999999999999999999999999999999999999999999999999",
            "0.00000000000000000000000000000000000000000000001");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udc00x",
            "\ufeff",
            "\u202egnp.exe",
            "\u2028",
            "a\nb",
            "a\r\nb",
            "a\tb",
            "\u001b[31mred",
            "../canary.png",
            "../../canary.png",
            "../../../canary.png",
            "/etc/passwd",
            "C:\\canary.png",
            "\\\\server\\share\\a.png",
            "//server/share/a.png",
            "file:///etc/passwd",
            "http://127.0.0.1:9/a.png",
            "data:image/png;base64,AAAA",
            "jar:file:/a.jar!/b",
            "%2e%2e/canary.png",
            "CON",
            "nul.txt",
            ".",
            "..",
            "a/../b",
            "=1+1",
            "@SUM(A1)",
            "\"",
            "'",
            ",",
            ";",
            "<a>",
            "&amp;",
            "&#0;",
            "&lol;",
            "]]>",
            "-->",
            "{",
            "[",
            "true",
            "null",
            "~",
            "!!java.net.URL [\"http://127.0.0.1:9/\"]",
            "*a",
            "&a",
            "${jndi:ldap://127.0.0.1:9/a}",
            "İ",
            "ß",
            "e\u0301",
            "😀",
            "a".repeat(300),
            "ä".repeat(5000),
            "x/".repeat(600));

    private Hostile() {}

    static String number(Random random) {
        return pick(NUMBERS, random);
    }

    static String text(Random random) {
        return pick(TEXTS, random);
    }

    static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
