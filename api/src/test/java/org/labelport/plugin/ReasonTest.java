package org.labelport.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void causesAndRemediesAreIndented() {
        Reason geo = Reason.of("package.missing", "needs package org.acme.geo", "Install it.");
        Reason java = Reason.of("java.too-old", "needs Java 21; this is Java 17", "Run it with Java 21.");
        Reason draw =
                new Reason("provider.unusable", "draw cannot run", Optional.of("Do without."), List.of(geo, java));

        assertEquals(
                List.of(
                        "provider.unusable: draw cannot run:",
                        "  package.missing: needs package org.acme.geo",
                        "    To do: Install it.",
                        "  java.too-old: needs Java 21; this is Java 17",
                        "    To do: Run it with Java 21.",
                        "  To do: Do without."),
                draw.lines());
    }
}
