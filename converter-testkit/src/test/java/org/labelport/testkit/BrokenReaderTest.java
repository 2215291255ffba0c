package org.labelport.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.labelport.target.TargetHandler;

/** Each mistake of a reader is found by the contract test that is there for it, and the message says what the mistake is. */
class BrokenReaderTest extends ContractTrial {

    static final class RoundsWhenReading extends Contract {
        RoundsWhenReading() {
            super(new ReferenceConverter());
        }

        @Override
        protected Optional<TargetHandler> reader() {
            return Optional.of(new RoundingReader());
        }
    }

    @Test
    void coordinatesThatComeBackDifferentAreFound() {
        SortedMap<String, String> failures = failures(RoundsWhenReading.class);

        assertEquals(Set.of("writeThenReadGivesBack"), failures.keySet());
        assertSays(failures, "writeThenReadGivesBack", "the box m2 of 'a1-boxes.png'", "0.01 pixels", "tolerance()");
    }

    static final class ForgetsCategories extends Contract {
        ForgetsCategories() {
            super(new ReferenceConverter());
        }

        @Override
        protected Optional<TargetHandler> reader() {
            return Optional.of(new ForgetfulReader());
        }
    }

    @Test
    void categoriesThatDoNotComeBackAreFound() {
        SortedMap<String, String> failures = failures(ForgetsCategories.class);

        assertSays(failures, "writeThenReadGivesBack", "came back as [] instead of", "overrides keepsCategories()");
    }

    static final class CrashesWhenReading extends Contract {
        CrashesWhenReading() {
            super(new ReferenceConverter());
        }

        @Override
        protected Optional<TargetHandler> reader() {
            return Optional.of(new CrashingReader());
        }
    }

    @Test
    void readersThatCrashOnHostileFilesAreFound() {
        SortedMap<String, String> failures = failures(CrashesWhenReading.class);

        assertEquals(Set.of("hostileFilesAreReadOrRefused"), failures.keySet());
        assertSays(failures, "hostileFilesAreReadOrRefused", "files broke it", "run.failed", "CrashingReader");
    }

    static final class DoublesQuotes extends Contract {
        DoublesQuotes() {
            super(new ReferenceConverter());
        }

        @Override
        protected Optional<TargetHandler> reader() {
            return Optional.of(new BrokenReaders.DoublesQuotes());
        }
    }

    @Test
    void namesThatGrowWithEachReadingAreFound() {
        SortedMap<String, String> failures = failures(DoublesQuotes.class);

        assertEquals(Set.of("rereadingChangesNothingMore"), failures.keySet());
        assertSays(
                failures,
                "rereadingChangesNothingMore",
                "data with hostile names was written, read and written again, and still changes",
                "'categories.json' differs: line 1");
    }
}
