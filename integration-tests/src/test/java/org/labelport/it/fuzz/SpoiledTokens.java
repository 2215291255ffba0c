package org.labelport.it.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text of any language, seen as numbers, words, quoted texts and signs. */
final class SpoiledTokens {

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.){0,200}\"|[-+]?[0-9][0-9.eE+-]*|[A-Za-z_]+|[^\\s\\w]");
    private static final int DEEP = 20_000;

    private SpoiledTokens() {}

    static byte[] of(byte[] content, Random random) {
        // One character a byte, so that what is not changed stays as it is.
        String text = new String(content, ISO_8859_1);
        List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
        if (tokens.isEmpty()) {
            return SpoiledBytes.of(content, random);
        }
        MatchResult one = Hostile.pick(tokens, random);
        MatchResult other = Hostile.pick(tokens, random);
        String by = switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> one.group() + one.group();
            case 2 -> other.group();
            case 3 -> text.substring(Math.min(one.start(), other.start()), Math.max(one.end(), other.end()));
            case 4, 5 -> hostile(one.group(), random);
            case 6 -> random.nextInt(20) == 0 ? one.group().repeat(DEEP) : one.group() + " ";
            default -> numbers(tokens, random).map(number -> "-" + number).orElse("0");
        };
        return (text.substring(0, one.start()) + by + text.substring(one.end())).getBytes(ISO_8859_1);
    }

    private static Optional<String> numbers(List<MatchResult> tokens, Random random) {
        List<String> numbers = new ArrayList<>();
        for (MatchResult token : tokens) {
            if (Character.isDigit(token.group().charAt(0))) {
                numbers.add(token.group());
            }
        }
        return numbers.isEmpty() ? Optional.empty() : Optional.of(Hostile.pick(numbers, random));
    }

    /** In the place of a quoted text a quoted text, so that the file can be read on. */
    private static String hostile(String token, Random random) {
        String by = random.nextInt(3) == 0 == token.startsWith("\"") ? Hostile.number(random) : Hostile.text(random);
        String bytes = new String(by.getBytes(UTF_8), ISO_8859_1);
        return token.startsWith("\"") && random.nextInt(4) > 0
                ? '"' + bytes.replace("\"", "\\\"").replace("\n", "\\n") + '"'
                : bytes;
    }
}
