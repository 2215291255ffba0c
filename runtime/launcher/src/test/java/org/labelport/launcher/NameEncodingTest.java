package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameEncodingTest {

    @Test
    void namesOfALocaleThatIsNotUtf8AreComplainedOf() {
        String line = NameEncoding.complaint("Linux", "ANSI_X3.4-1968").orElseThrow();
        assertTrue(line.contains("for ANSI_X3.4-1968,") && line.contains("LC_ALL=C.UTF-8"), line);
    }

    @Test
    void utf8IsRightAndOtherSystemsHaveNamesOfTheirOwn() {
        assertEquals(Optional.empty(), NameEncoding.complaint("Linux", "UTF-8"));
        assertEquals(Optional.empty(), NameEncoding.complaint("Windows 11", "Cp1252"));
        assertEquals(Optional.empty(), NameEncoding.complaint("Mac OS X", "US-ASCII"));
    }
}
