package org.labelport.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.labelport.convert.Census.ItemHeader;
import org.labelport.convert.FileNames.Unique;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

class FileNamesTest {

    private final LossList losses = new LossList();

    @Test
    void freeNamesStayAndAreNotReported() throws IOException {
        assertEquals(List.of("a.jpg", "d/a.jpg", "b.jpg"), names(Unique.PATH, "a.jpg", "d/a.jpg", "b.jpg"));
        assertEquals(List.of(), losses.reported);
    }

    @Test
    void equalNamesAreNumberedInOrder() throws IOException {
        assertEquals(List.of("a.jpg", "a__2.jpg", "a__3.jpg"), names(Unique.PATH, "a.jpg", "a.jpg", "a.jpg"));
        assertEquals(2, losses.reported.size());
        Loss first = losses.reported.get(0);
        assertEquals(Loss.changed("1", LossCodes.FILE_RENAMED, "'a.jpg' is written as 'a__2.jpg'"), first);
    }

    @Test
    void caseDoesNotMakeADifference() throws IOException {
        assertEquals(List.of("a.jpg", "A__2.JPG"), names(Unique.PATH, "a.jpg", "A.JPG"));
        assertEquals(List.of("straße", "STRASSE__2"), names(Unique.PATH, "straße", "STRASSE"));
        assertEquals(List.of("οδοσ.jpg", "ΟΔΟΣ__2.jpg"), names(Unique.STEM, "οδοσ.jpg", "ΟΔΟΣ.jpg"));
    }

    @Test
    void normalFormDoesNotMakeADifference() throws IOException {
        assertEquals(List.of("\u00e9.jpg", "\u00e9__2.jpg"), names(Unique.PATH, "\u00e9.jpg", "e\u0301.jpg"));
    }

    @Test
    void stemsDifferOnlyWhereAsked() throws IOException {
        assertEquals(List.of("a.jpg", "a.png"), names(Unique.PATH, "a.jpg", "a.png"));
        assertEquals(List.of("a.jpg", "a__2.png"), names(Unique.STEM, "a.jpg", "a.png"));
    }

    @Test
    void madeUpNameIsNotAnotherItemsName() throws IOException {
        assertEquals(List.of("a.jpg", "a__3.jpg", "a__2.jpg"), names(Unique.PATH, "a.jpg", "a.jpg", "a__2.jpg"));
        assertEquals(
                List.of("a__2.jpg", "a__2__2.jpg", "a.jpg", "a__3.jpg"),
                names(Unique.PATH, "a__2.jpg", "a__2.jpg", "a.jpg", "a.jpg"));
    }

    @Test
    void fileIsNotCalledLikeAFolder() throws IOException {
        assertEquals(List.of("a__2", "a/b.jpg"), names(Unique.PATH, "a", "a/b.jpg"));
        assertEquals(List.of("A/b/c.jpg", "a/B__2"), names(Unique.PATH, "A/b/c.jpg", "a/B"));
        assertEquals(List.of("a__2.txt", "a.txt/b.jpg"), names(Unique.PATH, "a.txt", "a.txt/b.jpg"));
        assertEquals(List.of("a__2.jpg", "a.txt/b.jpg"), names(Unique.STEM, "a.jpg", "a.txt/b.jpg"));
        assertEquals(List.of("a.jpg", "a/b.jpg"), names(Unique.STEM, "a.jpg", "a/b.jpg"));
        assertEquals(List.of("a", "a__3", "a__2/b"), names(Unique.PATH, "a", "a", "a__2/b"));
    }

    @Test
    void unsafeNamesAreMadeSafeFirst() throws IOException {
        assertEquals(
                List.of("etc/passwd", "etc/passwd__2", "unnamed", "unnamed__2"),
                names(Unique.PATH, "etc/passwd", "../../etc/passwd", "", ".."));
    }

    @Test
    void scopesHaveTheirOwnNames() throws IOException {
        List<ItemHeader> headers = List.of(
                new ItemHeader(0, "0", "a.jpg", Split.TRAIN, 0),
                new ItemHeader(1, "1", "a.jpg", Split.TEST, 0),
                new ItemHeader(2, "2", "a.jpg", Split.TRAIN, 0));

        assertEquals(
                List.of("a.jpg", "a.jpg", "a__2.jpg"),
                names(headers, Unique.PATH, header -> header.split().name(), UnaryOperator.identity()));
    }

    @Test
    void formatsSpellingIsMadeUnique() throws IOException {
        List<ItemHeader> headers = headers(List.of("a/b.jpg", "a_b.jpg"));

        assertEquals(
                List.of("a_b.jpg", "a_b__2.jpg"),
                names(headers, Unique.PATH, header -> "", path -> path.replace('/', '_')));
    }

    @Test
    void formatsSpellingIsMadeSafe() throws IOException {
        assertEquals(
                List.of("a", "nul_"),
                names(headers(List.of("x/a", "x/nul")), Unique.PATH, header -> "", path -> "../" + path.substring(2)));
    }

    @Test
    void tenThousandEqualNamesTakeLinearTime() {
        List<String> equal = Collections.nCopies(10_000, "img/image.jpg");

        List<String> names = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> names(Unique.STEM, equal.toArray(String[]::new)));

        assertEquals(10_000, new HashSet<>(names).size());
        assertEquals("img/image__10000.jpg", names.get(9_999));
    }

    @Test
    void longNamesStaySafeWithASuffix() throws IOException {
        String path = "x".repeat(400) + ".jpg";

        List<String> names = names(Unique.PATH, path, path);

        assertTrue(names.stream().allMatch(SafePath::isSafe), names.toString());
        assertEquals(2, new HashSet<>(names).size());
    }

    @Property
    void namesAreSafeAndDifferInAnyCase(@ForAll("paths") List<String> paths, @ForAll Unique unique) throws IOException {
        List<String> names = names(unique, paths.toArray(String[]::new));

        Set<String> seen = new HashSet<>();
        for (String name : names) {
            assertTrue(SafePath.isSafe(name), name);
            String key = (unique == Unique.STEM ? SafePath.stem(name) : name).toLowerCase(Locale.ROOT);
            assertTrue(seen.add(key), name + " twice in " + names);
        }
        for (String name : names) {
            for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
                String folder = name.substring(0, end);
                assertTrue(names.stream().noneMatch(folder::equalsIgnoreCase), folder + " is a file in " + names);
            }
        }
        assertEquals(names, names(unique, paths.toArray(String[]::new)));
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.of("a", "A", "a__2", "a__3", "b", "/", "/", ".jpg", ".txt", "é", "..")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(12);
    }

    private List<String> names(Unique unique, String... paths) throws IOException {
        return names(headers(List.of(paths)), unique, header -> "", UnaryOperator.identity());
    }

    private List<String> names(
            List<ItemHeader> headers, Unique unique, Function<ItemHeader, String> scope, UnaryOperator<String> spelling)
            throws IOException {
        FileNames names = FileNames.plan(new ListedCensus(headers), unique, scope, spelling);
        return headers.stream()
                .map(header -> names.nameOf(
                        new NumberedItem(
                                header.number(),
                                0,
                                Item.of(header.id(), header.path(), Media.Image.of(Blob.ABSENT, 1, 1), List.of())),
                        losses))
                .toList();
    }

    private static List<ItemHeader> headers(List<String> paths) {
        List<ItemHeader> headers = new ArrayList<>();
        for (String path : paths) {
            headers.add(new ItemHeader(headers.size(), "" + headers.size(), path, Split.NONE, 0));
        }
        return headers;
    }

    /** Keeps losses and refuses everything else. */
    private static final class LossList implements ShardOutput {

        private final List<Loss> reported = new ArrayList<>();

        @Override
        public Limits limits() {
            return Limits.USUAL;
        }

        @Override
        public void loss(Loss loss) {
            reported.add(loss);
        }

        @Override
        public ByteText file(String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ByteText part(Part part) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void media(String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void media(List<String> paths) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void media(String path, PictureFormat format) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void media(String path, SourceFile file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void discard() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void failed(String code, String message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void skipped(String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void count(String counter, long delta) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void written(Annotation annotation) {
            throw new UnsupportedOperationException();
        }
    }
}
