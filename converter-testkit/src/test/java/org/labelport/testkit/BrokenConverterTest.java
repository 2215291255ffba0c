package org.labelport.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Each mistake of a converter is found by the contract test that is there for it, and the message says what the mistake is. */
class BrokenConverterTest extends ContractTrial {

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
                        "rereadingChangesNothingMore",
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
                                "rereadingChangesNothingMore",
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

    /** Items that come after an empty one have other numbers when it was not read. */
    @Test
    void ignoredEmptyItemsAreFound() {
        SortedMap<String, String> failures = failures(IgnoresEmptyItems.class);

        assertEquals(
                Set.of("emptyItemsAreListed", "goldenBytes", "rereadingChangesNothingMore", "writeThenReadGivesBack"),
                failures.keySet());
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
