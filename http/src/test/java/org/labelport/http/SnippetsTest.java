package org.labelport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetsTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static String snippet(String body, String query) {
        return Snippets.of(body.getBytes(UTF_8), URI.create("http://host/a" + query), List.of("Token " + TOKEN));
    }

    @Test
    void secretsAreBlottedOut() {
        assertEquals("no *** here, nor ***", snippet("no " + TOKEN + " here, nor secret%20text", "?key=secret%20text"));
    }

    /** No more than the beginning of a body is read, which may end within a secret. */
    @Test
    void secretThatIsCutOffIsBlottedOut() {
        for (int left = 8; left < TOKEN.length(); left++) {
            String cut = snippet("you sent " + TOKEN.substring(0, left), "");
            assertEquals("you sent ***", cut);
        }
    }

    @Test
    void wordsThatOnlyBeginLikeASecretStay() {
        assertEquals("at 0123456", snippet("at 0123456", ""));
        assertEquals("at 01234567 h", snippet("at 01234567 h", ""));
    }

    @Test
    void characterThatTakesTwoOfJavasIsNotCutApart() {
        assertEquals("ab", Snippets.oneLine("ab\uD83D\uDE00", 3));
        assertEquals("a\uD83D\uDE00", Snippets.oneLine("a\uD83D\uDE00", 3));
    }
}
