package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.Trial;

class LabelStudioManyLabelsTest {

    private static final int LABELS = 200_000;

    @TempDir
    Path temp;

    /** To compare each label with all before it takes minutes. */
    @Test
    void labelsOfAnItemTakeTimeByTheirNumber() {
        Taxonomy taxonomy = new Taxonomy(IntStream.range(0, LABELS)
                .mapToObj(i -> Category.of("label " + (LABELS + i)))
                .toList());
        List<Annotation> labels = IntStream.range(0, LABELS)
                .mapToObj(i -> Annotation.of("a" + i, taxonomy.names().get(i), new Shape.Whole()))
                .toList();
        Item item = Item.of("1", "a", Media.Image.of(Blob.ABSENT, 20, 10), labels);

        List<String> lost =
                inTime(() -> Trial.write(new LabelStudioConverter(), Map.of(), taxonomy, List.of(item), temp)
                        .lossCodes());
        List<Annotation> read = inTime(() -> Trial.read(new LabelStudioTarget(), Map.of("path", temp.toString()), temp)
                .annotations(0));

        assertEquals(List.of(), lost);
        assertEquals(
                labels.stream().map(Annotation::category).toList(),
                read.stream().map(Annotation::category).toList());
        assertEquals(
                List.of("a0", "a0__2", "a0__3"),
                read.stream().map(Annotation::id).limit(3).toList());
        assertEquals(List.of(), inTime(() -> LabelStudioVerifierTest.problems(temp)));
    }

    private static <T> T inTime(ThrowingSupplier<T> step) {
        return assertTimeoutPreemptively(Duration.ofSeconds(40), step);
    }
}
