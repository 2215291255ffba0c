package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HttpUrlsPropertyTest {

    @Property
    void anyTextAfterTheHostIsTakenAndStaysAsItIsTaken(@ForAll("text") String text) throws Exception {
        URI address = HttpUrls.parse("https://host.example/" + text + "/");

        assertEquals("host.example", address.getHost());
        assertTrue(address.toString().chars().allMatch(c -> c > ' ' && c < 0x7f), address.toString());
        assertEquals(address, HttpUrls.parse(address.toString()));
    }

    @Property
    void anyTextAtAllIsTakenOrRefused(@ForAll("address") String text) {
        try {
            URI address = HttpUrls.parse(text);
            assertTrue(address.getHost() != null && !address.getRawPath().isEmpty(), address.toString());
        } catch (HttpException e) {
            assertEquals(HttpException.Kind.REFUSED, e.kind());
        }
    }

    @Property
    void pathOfAnyTextIsThatText(@ForAll("text") String text) throws Exception {
        String name = text.replaceAll("[%?#]", "-");

        assertEquals("/" + name + "/", HttpUrls.parse("https://h/" + name + "/").getPath());
    }

    @Property
    void queryGivesTheTextBack(@ForAll("text") String name, @ForAll("text") String value) {
        String query = HttpUrls.query(List.of(Map.entry(name, value)));

        assertTrue(query.matches("[A-Za-z0-9_.~+%-]*=[A-Za-z0-9_.~+%-]*"), query);
        int equals = query.indexOf('=');
        assertEquals(name, URLDecoder.decode(query.substring(0, equals), StandardCharsets.UTF_8));
        assertEquals(value, URLDecoder.decode(query.substring(equals + 1), StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("ab01%%2Fé한 /?#[]|&=+@:;\\\"\n\u0000")
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> address() {
        return text().map(text -> "http://" + text);
    }
}
