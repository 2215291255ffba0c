package org.labelport.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;

/** Each mistake is found by the contract test that is there for it, and the message says what the mistake is. */
class BrokenConverterTest {

    /** Someone writes golden files anew: not these, which are there to be different. */
    private static String goldenMode;

    @BeforeAll
    static void compareGoldenFiles() {
        goldenMode = System.getProperty(Golden.PROPERTY);
        System.clearProperty(Golden.PROPERTY);
    }

    @AfterAll
    static void restoreGoldenMode() {
        if (goldenMode != null) {
            System.setProperty(Golden.PROPERTY, goldenMode);
        }
    }

    /** A contract with the reader of the correct converter. */
    abstract static class Contract extends ConverterContract {

        private final Converter converter;

        Contract(Converter converter) {
            this.converter = converter;
        }

        @Override
        protected Converter converter() {
            return converter;
        }

        @Override
        protected Optional<TargetHandler> reader() {
            return Optional.of(new ReferenceReader());
        }
    }

    /** Names of the tests that fail, with their messages. */
    static SortedMap<String, String> failures(Class<? extends ConverterContract> contract) {
        SortedMap<String, String> failures = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(true) // the place for folders among them
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .forEach(event -> failures.put(testName(event), message(event)));
        return failures;
    }

    private static String testName(Event event) {
        return event.getTestDescriptor().getDisplayName().replace("()", "");
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElse("");
    }

    private static void assertSays(SortedMap<String, String> failures, String test, String... words) {
        String message = failures.get(test);
        for (String word : words) {
            assertTrue(message.contains(word), "'" + word + "' is missing in: " + message);
        }
        assertTrue(message.contains("Rule: "), message);
    }

    static final class NumbersAsTheyCome extends Contract {
        NumbersAsTheyCome() {
            super(new BrokenConverters.NumbersAsTheyCome());
        }
    }

    @Test
    void numberingInTheOrderOfWritingIsFound() {
        SortedMap<String, String> failures = failures(NumbersAsTheyCome.class);

        assertEquals(Set.of("bytesDoNotDependOnShards"), failures.keySet());
        assertSays(failures, "bytesDoNotDependOnShards", "items.jsonl", "\"number\":", "NumberedItem", "shards");
    }

    static final class TrustsPaths extends Contract {
        TrustsPaths() {
            super(new BrokenConverters.TrustsPaths());
        }
    }

    @Test
    void pathsUsedAsFileNamesAreFound() {
        SortedMap<String, String> failures = failures(TrustsPaths.class);

        assertEquals(Set.of("hostileNamesStayInsideAndApart", "bytesDoNotDependOnShards"), failures.keySet());
        assertSays(failures, "hostileNamesStayInsideAndApart", "is not a safe path", "FileNames");
    }

    static final class ForgetsWritten extends Contract {
        ForgetsWritten() {
            super(new BrokenConverters.ForgetsWritten());
        }
    }

    @Test
    void annotationsWrittenButNotDeclaredAreFound() {
        SortedMap<String, String> failures = failures(ForgetsWritten.class);

        assertEquals(
                Set.of(
                        "everyShapeIsWrittenOrReported",
                        "goldenBytes",
                        "failingItemIsReportedAndOthersSurvive",
                        "hostileNamesStayInsideAndApart",
                        "sampleIsWritten"),
                failures.keySet());
        assertSays(failures, "everyShapeIsWrittenOrReported", "id-a1-boxes", "converter.unaccounted", "written");
    }

    static final class SwallowsShapes extends Contract {
        SwallowsShapes() {
            super(new BrokenConverters.SwallowsShapes());
        }
    }

    @Test
    void swallowedShapesAreFound() {
        SortedMap<String, String> failures = failures(SwallowsShapes.class);

        assertEquals(
                Set.of("everyShapeIsWrittenOrReported", "goldenBytes", "failingItemIsReportedAndOthersSurvive"),
                failures.keySet());
        assertSays(
                failures, "everyShapeIsWrittenOrReported", "id-a2-polygons", "neither written nor reported as dropped");
    }

    static final class ClaimsToWrite extends Contract {
        ClaimsToWrite() {
            super(new BrokenConverters.ClaimsToWrite());
        }
    }

    @Test
    void shapesClaimedToBeWrittenAreFound() {
        SortedMap<String, String> failures = failures(ClaimsToWrite.class);

        assertEquals(
                Set.of("everyShapeIsWrittenOrReported", "goldenBytes", "writeThenReadGivesBack"), failures.keySet());
        assertSays(
                failures,
                "everyShapeIsWrittenOrReported",
                "a mask on image",
                "shapes does not list 'mask'",
                "the export is the same as without it");
    }

    static final class PromisesTooMuch extends Contract {
        PromisesTooMuch() {
            super(new BrokenConverters.PromisesTooMuch());
        }
    }

    @Test
    void shapesListedButNeverWrittenAreFound() {
        SortedMap<String, String> failures = failures(PromisesTooMuch.class);

        assertEquals(Set.of("everyShapeIsWrittenOrReported"), failures.keySet());
        assertSays(
                failures, "everyShapeIsWrittenOrReported", "'mask' is listed in shapes, but no such shape was written");
    }

    static final class WritesTheTime extends Contract {
        WritesTheTime() {
            super(new BrokenConverters.WritesTheTime());
        }
    }

    @Test
    void theTimeInTheOutputIsFound() {
        SortedMap<String, String> failures = failures(WritesTheTime.class);

        assertEquals(
                Set.of(
                        "bytesDoNotDependOnShards",
                        "bytesDoNotDependOnTheMachine",
                        "goldenBytes",
                        "writeThenReadGivesBack",
                        "failingItemIsReportedAndOthersSurvive"),
                failures.keySet());
        assertSays(failures, "bytesDoNotDependOnShards", "times/", "no clock");
    }

    static final class FollowsHashOrder extends Contract {
        FollowsHashOrder() {
            super(new BrokenConverters.FollowsHashOrder());
        }
    }

    /** A hash order may be the right one by chance, but not in two dozen exports. */
    @Test
    void hashOrderInTheOutputIsFound() {
        SortedMap<String, String> failures = failures(FollowsHashOrder.class);

        assertTrue(
                Set.of(
                                "bytesDoNotDependOnShards",
                                "bytesDoNotDependOnTheMachine",
                                "goldenBytes",
                                "writeThenReadGivesBack")
                        .containsAll(failures.keySet()),
                failures.toString());
        assertSays(failures, "bytesDoNotDependOnShards", "categories.json", "no hash order");
    }

    static final class IgnoresEmptyItems extends Contract {
        IgnoresEmptyItems() {
            super(new BrokenConverters.IgnoresEmptyItems());
        }
    }

    @Test
    void ignoredEmptyItemsAreFound() {
        SortedMap<String, String> failures = failures(IgnoresEmptyItems.class);

        assertEquals(Set.of("emptyItemsAreListed", "goldenBytes", "writeThenReadGivesBack"), failures.keySet());
        assertSays(failures, "emptyItemsAreListed", "empty-a1-boxes.png", "listsEmptyItems()");
        assertSays(failures, "writeThenReadGivesBack", "was written and not read back");
    }

    static final class ListsFailedItems extends Contract {
        ListsFailedItems() {
            super(new BrokenConverters.ListsFailedItems());
        }
    }

    @Test
    void failedItemsListedInTheEndAreFound() {
        SortedMap<String, String> failures = failures(ListsFailedItems.class);

        assertEquals(Set.of("failingItemIsReportedAndOthersSurvive", "goldenBytes"), failures.keySet());
        assertSays(failures, "failingItemIsReportedAndOthersSurvive", "all.txt", "census");
    }

    static final class ExplainsNothing extends Contract {
        ExplainsNothing() {
            super(new BrokenConverters.ExplainsNothing());
        }
    }

    @Test
    void optionWithoutHelpIsFound() {
        SortedMap<String, String> failures = failures(ExplainsNothing.class);

        assertEquals(Set.of("descriptorIsComplete"), failures.keySet());
        assertSays(failures, "descriptorIsComplete", "'decimals' has no help");
    }

    static final class DeclaresTooFewLosses extends Contract {
        DeclaresTooFewLosses() {
            super(new BrokenConverters.DeclaresTooFewLosses());
        }
    }

    @Test
    void lossesThatAreNotDeclaredAreFound() {
        SortedMap<String, String> failures = failures(DeclaresTooFewLosses.class);

        assertEquals(Set.of("lossesAreDeclared"), failures.keySet());
        assertSays(failures, "lossesAreDeclared", "file.renamed", "Converter#losses");
    }

    static final class FailsItsVerifier extends Contract {
        FailsItsVerifier() {
            super(new BrokenConverters.FailsItsVerifier());
        }
    }

    @Test
    void filesThatTheOwnVerifierRejectsAreFound() {
        SortedMap<String, String> failures = failures(FailsItsVerifier.class);

        assertEquals(Set.of("ownFilesAreFaultless"), failures.keySet());
        assertSays(failures, "ownFilesAreFaultless", "boxlist.index", "index.html: readers look for it");
    }

    static class RenamesCategories extends Contract {
        RenamesCategories() {
            super(new BrokenConverters.RenamesCategories());
        }
    }

    static final class SaysThatItRenames extends RenamesCategories {
        @Override
        protected String comesBackAs(String category) {
            return BrokenConverters.RenamesCategories.renamed(category);
        }
    }

    @Test
    void categoriesThatComeBackUnderAnotherNameAreFoundUnlessTheContractIsTold() {
        SortedMap<String, String> failures = failures(RenamesCategories.class);

        assertTrue(failures.containsKey("writeThenReadGivesBack"), failures.keySet()::toString);
        assertSays(failures, "writeThenReadGivesBack", "zebra,_gr", "comesBackAs()");
        SortedMap<String, String> told = failures(SaysThatItRenames.class);
        assertTrue(!told.containsKey("writeThenReadGivesBack"), told::toString);
    }

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

    static final class HasNoGoldenFiles extends Contract {
        HasNoGoldenFiles() {
            super(new ReferenceConverter());
        }

        @Override
        protected String goldenName() {
            return "no-such-format";
        }
    }

    @Test
    void missingGoldenFilesSayHowToMakeThem() {
        SortedMap<String, String> failures = failures(HasNoGoldenFiles.class);

        assertEquals(Set.of("goldenBytes"), failures.keySet());
        assertSays(failures, "goldenBytes", "-Dlabelport.golden=write", "no-such-format");
    }
}
