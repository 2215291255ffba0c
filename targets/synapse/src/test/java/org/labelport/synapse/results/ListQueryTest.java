package org.labelport.synapse.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.http.HttpUrls;
import org.labelport.target.FilterException;

class ListQueryTest {

    private static final Listing LISTING = new Listing(
            "key",
            "a key",
            "",
            "",
            "keys",
            "xs/",
            "xs/",
            Optional.empty(),
            List.of("data"),
            Listing.ProjectPlace.FILTER,
            Listing.FilesPlace.FILE,
            Optional.empty());

    private static String query(Object... namesAndValues) throws FilterException {
        Map<String, Object> filter = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            filter.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return HttpUrls.query(ListQuery.pages(LISTING, filter));
    }

    @Test
    void valuesAreSpelledAsPythonDoes() throws FilterException {
        assertEquals(
                "b=True&c=False&n=1&f=1.0&g=0.1&h=1e%2B16&i=1e-05&big=12345678901234567890&expand=data&page_size=100",
                query(
                        "b",
                        true,
                        "c",
                        false,
                        "n",
                        1,
                        "f",
                        1.0,
                        "g",
                        0.1,
                        "h",
                        1e16,
                        "i",
                        1e-5,
                        "big",
                        new BigInteger("12345678901234567890")));
        assertEquals(
                "t=a+b%26c%3D%C3%A4*%7E&expand=data&page_size=100"
                        .replace("*", "%2A")
                        .replace("%7E", "~"),
                query("t", "a b&c=ä*~"));
    }

    @Test
    void listsAreRepeatedAndNothingIsLeftOut() throws FilterException {
        assertEquals(
                "s=a&s=2&s=True&expand=data&page_size=100",
                query("s", Arrays.asList("a", null, 2, true), "none", null, "empty", List.of()));
        assertEquals("blank=&expand=data&page_size=100", query("blank", ""));
    }

    @Test
    void orderIsKept() throws FilterException {
        assertEquals(
                "z=1&keys=5&expand=data&a=2&page_size=7",
                query("z", 1, "key", 5, "expand", List.of("x", "y"), "a", 2, "path", "/tmp", "page_size", 7));
    }

    @Test
    void whatCannotBeAQueryIsRefused() {
        assertEquals(
                "option.invalid",
                assertThrows(FilterException.class, () -> query("a", Map.of("b", 1)))
                        .code());
        assertThrows(FilterException.class, () -> query("a", List.of(List.of(1))));
        assertThrows(FilterException.class, () -> query("a", Collections.singletonList(Map.of())));
    }

    @Test
    void numbersInNamesCount() {
        List<String> names =
                new ArrayList<>(List.of("page-10", "page-9", "page-09", "page", "page-9b", "1", "a2", "a10"));
        names.sort(new NaturalOrder());

        assertEquals(List.of("1", "a2", "a10", "page", "page-09", "page-9", "page-9b", "page-10"), names);
    }
}
