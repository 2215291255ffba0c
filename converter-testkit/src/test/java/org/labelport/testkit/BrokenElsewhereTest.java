package org.labelport.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.labelport.convert.Converter;
import org.labelport.model.Item;
import org.labelport.target.TargetHandler;

/** Mistakes that an author's own machine does not show, and those that show after many runs. */
class BrokenElsewhereTest {

    private static final String MACHINE = "bytesDoNotDependOnTheMachine";

    /** A contract that compares with no golden files: those of the correct format lack what is added here. */
    abstract static class Contract extends ConverterContract {

        private final Converter converter;
        private final TargetHandler reader;

        Contract(Converter converter, TargetHandler reader) {
            this.converter = converter;
            this.reader = reader;
        }

        @Override
        protected Converter converter() {
            return converter;
        }

        @Override
        protected Optional<TargetHandler> reader() {
            return Optional.of(reader);
        }
    }

    /** What an item's file says. */
    abstract static class Local extends Contract {
        Local(Function<Item, String> local) {
            super(new BrokenConverters.WritesWhatIsLocal(local), new ReferenceReader());
        }
    }

    private static void assertFound(Class<? extends ConverterContract> contract, String test, String... words) {
        SortedMap<String, String> failures = ContractTrial.failures(contract);
        failures.remove("goldenBytes");
        assertEquals(Set.of(test), failures.keySet(), failures.toString());
        for (String word : words) {
            assertTrue(failures.get(test).contains(word), failures.get(test));
        }
        assertTrue(failures.get(test).contains("Rule: "), failures.get(test));
    }

    static final class Numbers extends Local {
        Numbers() {
            super(item -> String.format("%.3f", 1.5));
        }
    }

    static final class LowerCase extends Local {
        LowerCase() {
            super(item -> "TITLE".toLowerCase());
        }
    }

    static final class TimeZones extends Local {
        TimeZones() {
            super(item -> LocalDateTime.ofInstant(Instant.EPOCH, ZoneId.systemDefault())
                    .toString());
        }
    }

    static final class Days extends Local {
        Days() {
            super(item -> LocalDate.now().toString());
        }
    }

    @Test
    void theDayInTheOutputIsFoundAtAnyHour() {
        for (int hour = 0; hour < 24; hour++) {
            Instant time = Instant.parse("2026-01-01T00:30:00Z").plusSeconds(hour * 3600L);
            for (String here : List.of("UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati")) {
                Clock clock = Clock.fixed(time, ZoneId.of(here));
                assertNotEquals(LocalDate.now(clock), LocalDate.now(clock.withZone(Elsewhere.anotherDay(clock))));
            }
        }
        assertFound(Days.class, MACHINE, "time zone");
    }

    @Test
    void languageAndTimeZoneInTheOutputAreFound() {
        assertFound(Numbers.class, MACHINE, "here: 1.5", "elsewhere: ", "language");
        assertFound(LowerCase.class, MACHINE, "here: title", "elsewhere: t\u0131tle");
        assertFound(TimeZones.class, MACHINE, "here: 19", "elsewhere: 1969-12-31T1", "time zone");
    }

    static final class OriginalPlaces extends Contract {
        OriginalPlaces() {
            super(new BrokenConverters.WritesWhatIsLocal(OriginalPlaces::place), new ReferenceReader());
        }

        private static String place(Item item) {
            return item.media().blob().location().map(Object::toString).orElse("");
        }

        @Override
        protected Optional<TargetHandler> reader() {
            return Optional.empty();
        }
    }

    @Test
    void placesOfOriginalsInTheOutputAreFound() {
        assertFound(OriginalPlaces.class, MACHINE, "/originals-elsewhere/", "folder of the originals");
    }

    static final class Exponents extends Local {
        Exponents() {
            super(item -> item.annotations().isEmpty() ? "" : Double.toString(0.00001));
        }
    }

    @Test
    void numbersWithExponentsAreFound() {
        assertFound(Exponents.class, "numbersArePlainDecimals", "small-image", "1.0E-5", "ByteText");
    }

    static final class Threads extends Contract {
        Threads() {
            super(new BrokenConverters.LeavesAThread(), new ReferenceReader());
        }
    }

    @Test
    void threadsThatAreLeftAreFound() {
        assertFound(Threads.class, "nothingIsLeftOpen", "[forgotten]");
    }

    static final class LocalNumbers extends Contract {
        LocalNumbers() {
            super(new ReferenceConverter(), new BrokenReaders.ReadsLocalNumbers());
        }
    }

    @Test
    void languageOfAReaderIsFound() {
        assertFound(LocalNumbers.class, MACHINE, "what works here fails where the language is", "reference.syntax");
    }

    static final class OpenFiles extends Contract {
        OpenFiles() {
            super(new ReferenceConverter(), new BrokenReaders.LeavesOpen());
        }
    }

    @Test
    void filesThatAReaderLeavesOpenAreFound() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "the system does not tell what is open");
        assertFound(OpenFiles.class, "nothingIsLeftOpen", "items.jsonl");
    }
}
