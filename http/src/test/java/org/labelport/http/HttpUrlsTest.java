package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.failure;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.http.HttpException.Kind;

class HttpUrlsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "https://h/a.png -> https://h/a.png",
                "https://h/한글 이름.png?X=1 -> https://h/%ED%95%9C%EA%B8%80%20%EC%9D%B4%EB%A6%84.png?X=1",
                "https://h/%ED%95%9C%20a.png -> https://h/%ED%95%9C%20a.png",
                "https://h/%ed%95%9c/한 -> https://h/%ed%95%9c/%ED%95%9C",
                "https://h/100%.png -> https://h/100%25.png",
                "https://h/100%2.png -> https://h/100%252.png",
                "https://h/a%zz%20% -> https://h/a%25zz%20%25",
                "https://h/?ids=[1,2]&x=a|b -> https://h/?ids=%5B1,2%5D&x=a%7Cb",
                "https://h/a[1]{2}^`<>\"\\.png -> https://h/a%5B1%5D%7B2%7D%5E%60%3C%3E%22%5C.png",
                "https://h/a?b=c?d/e:f@g -> https://h/a?b=c?d/e:f@g",
                "https://h/a+b?c+d=e%2Bf -> https://h/a+b?c+d=e%2Bf",
                "https://h/a;b=1,2!$&'()*~_-. -> https://h/a;b=1,2!$&'()*~_-.",
                "https://h/a?Signature=ab%2Fcd%3D&Expires=1 -> https://h/a?Signature=ab%2Fcd%3D&Expires=1",
                "https://h/a#b c -> https://h/a#b%20c",
                "https://h/a?x#y?z#w -> https://h/a?x#y?z%23w",
                "https://h/a?# -> https://h/a?#",
                "https://h//a///b/../c/./d -> https://h//a///b/../c/./d",
                "https://h -> https://h/",
                "https://h?x=1 -> https://h/?x=1",
                "https://h:8443 -> https://h:8443/",
                "https://h:/a -> https://h/a",
                "HTTPS://Host.Example/A -> https://Host.Example/A",
                "http://[::1]:8080/a -> http://[::1]:8080/a",
                "http://10.0.0.7:9000/bucket/a -> http://10.0.0.7:9000/bucket/a",
                "http://u:p@h/a -> http://u:p@h/a",
                "http://u:p@@h/a -> http://u:p%40@h/a",
                "http://한글.example/ -> http://xn--bj0bj06e.example/",
                "https://h/😀 -> https://h/%F0%9F%98%80",
            })
    void addressIsTaken(String text, String address) throws Exception {
        assertEquals(address, HttpUrls.parse(text).toString());
    }

    @Test
    void whiteSpaceAroundAndWithin() throws Exception {
        assertEquals("https://h/a", HttpUrls.parse(" \t\nhttps://h/a \r\n").toString());
        assertEquals(
                "https://h/a%0D%0AX:%20y%00%7F%C2%A0",
                HttpUrls.parse("https://h/a\r\nX: y\u0000\u007f\u00a0/")
                        .toString()
                        .replaceFirst("/$", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.png",
                "/a.png",
                "//h/a.png",
                "ftp://h/a",
                "file:///etc/passwd",
                "s3://bucket/a",
                "data:image/png;base64,AAAA",
                "javascript:alert(1)",
                "http:",
                "http:/h/a",
                "http://",
                "http:///a",
                "http://?x",
                "http://:80/",
                "http://h:0/",
                "http://h:65536/",
                "http://h:123456/",
                "http://h:x/",
                "http://a b/",
                "http://good\\@evil/",
                "http://a%41/",
                "http://a_b/",
                "http://1.2.3/",
                "http://300.1.1.1/",
                "http://../",
                "http://[::1/",
                "http://[:::]/",
                "http://[fe80::1%25eth0]/",
                "http://::1/",
                "http://한..example/",
            })
    void whatIsNoAddressIsRefused(String text) {
        HttpException failure = failure(Kind.REFUSED, () -> HttpUrls.parse(text));

        assertEquals(1, failure.getMessage().lines().count());
        assertTrue(failure.getMessage().contains(". Correct it where it comes from"), failure.getMessage());
    }

    @Test
    void underscoreInTheHostIsNamed() {
        HttpException failure = failure(Kind.REFUSED, () -> HttpUrls.parse("http://synapse_backend:8000/x"));

        assertTrue(failure.getMessage().contains("has a '_' in its host"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/a, http://h/b?c, true",
        "http://h, http://h:80/, true",
        "https://h, https://H:443/, true",
        "HTTPS://h, https://h/, true",
        "http://h, https://h, false",
        "http://h:443, https://h, false",
        "http://h, http://h:81, false",
        "http://h, http://g, false",
        "http://u@h, http://h, true",
        "http://h, http://h@g, false",
        "file:///a, file:///a, false",
        "a/b, a/b, false",
        "mailto:a@b, mailto:a@b, false",
    })
    void originIsSchemeHostAndPort(String one, String other, boolean same) {
        assertEquals(same, HttpUrls.sameOrigin(URI.create(one), URI.create(other)));
        assertEquals(same, HttpUrls.sameOrigin(URI.create(other), URI.create(one)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/a/b.png, https://h/a/b.png",
        "https://user:password@h:8443/a?token=x#y, https://h:8443/a",
        "https://h?token=x, https://h",
        "https://h/a@b, https://h/a@b",
        "https://h/%ED%95%9C, https://h/%ED%95%9C",
        "file:///a/b?x, file:///a/b",
        "data:text/plain;x, data:...",
        "mailto:a@b, mailto:...",
        "a/b?x, a/b",
    })
    void addressIsShownWithoutSecrets(String address, String shown) {
        assertEquals(shown, HttpUrls.shown(URI.create(address)));
    }

    @Test
    void addressesInATextAreShownWithoutSecrets() {
        assertEquals(
                "{\"url\": \"https://h/a.png\", 'b': 'http://h/b'} see HTTP://h/c and why?",
                HttpUrls.shownIn("{\"url\": \"https://h/a.png?sig=x&y=z\", 'b': 'http://me:pw@h/b#x'}"
                        + " see HTTP://h/c?token=x and why?"));
        assertEquals(
                "{\"url\":\"https:\\/\\/h\\/a.png\"}",
                HttpUrls.shownIn("{\"url\":\"https:\\/\\/h\\/a.png?sig=\\u0026x\"}"));
        assertEquals("mail me@h, https://h/@x", HttpUrls.shownIn("mail me@h, https://h/@x"));
    }

    @Test
    void longAddressIsShownInPart() {
        assertEquals(
                300, HttpUrls.shown(URI.create("https://h/" + "a".repeat(5000))).length());
    }

    /** What {@code urllib.parse.urlencode} of Python 3.11 gives. */
    static Stream<Arguments> encoded() {
        return Stream.of(
                Arguments.of(List.of(), ""),
                Arguments.of(List.of("a", ""), "a="),
                Arguments.of(List.of("", "b"), "=b"),
                Arguments.of(List.of("page", "2", "page_size", "100"), "page=2&page_size=100"),
                Arguments.of(List.of("a", "1", "a", "2"), "a=1&a=2"),
                Arguments.of(List.of("search", "한글 이름.png"), "search=%ED%95%9C%EA%B8%80+%EC%9D%B4%EB%A6%84.png"),
                Arguments.of(List.of("전체", "네"), "%EC%A0%84%EC%B2%B4=%EB%84%A4"),
                Arguments.of(List.of("q", "a b+c&d=e/f?g#h%i"), "q=a+b%2Bc%26d%3De%2Ff%3Fg%23h%25i"),
                Arguments.of(List.of("keep", "_.-~"), "keep=_.-~"),
                Arguments.of(List.of("star", "*!'()"), "star=%2A%21%27%28%29"),
                Arguments.of(
                        List.of("mix", ";:@$,[]{}|\\^`\"<>"), "mix=%3B%3A%40%24%2C%5B%5D%7B%7D%7C%5C%5E%60%22%3C%3E"),
                Arguments.of(List.of("x", "\u0000\t\n\u007f"), "x=%00%09%0A%7F"),
                Arguments.of(List.of("emoji", "😀é"), "emoji=%F0%9F%98%80%C3%A9"),
                Arguments.of(
                        List.of("created__gte", "2024-01-01T00:00:00+09:00"),
                        "created__gte=2024-01-01T00%3A00%3A00%2B09%3A00"),
                Arguments.of(
                        List.of(
                                "all",
                                " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
                                        + "abcdefghijklmnopqrstuvwxyz{|}~"),
                        "all=+%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40"
                                + "ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~"));
    }

    @ParameterizedTest
    @MethodSource("encoded")
    void queryIsThatOfPython(List<String> namesAndValues, String query) {
        List<Map.Entry<String, String>> parameters = Stream.iterate(0, i -> i < namesAndValues.size(), i -> i + 2)
                .map(i -> Map.entry(namesAndValues.get(i), namesAndValues.get(i + 1)))
                .toList();

        assertEquals(query, HttpUrls.query(parameters));
    }
}
