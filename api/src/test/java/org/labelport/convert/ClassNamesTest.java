package org.labelport.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

class ClassNamesTest {

    private final List<Loss> losses = new ArrayList<>();

    @Test
    void namesThatFitStayAsTheyAre() {
        ClassNames names = plan("cat", "dog");

        assertEquals(List.of("cat", "dog"), names.all());
        assertEquals(1, names.numberOf("dog"));
        assertEquals(List.of(), losses);
    }

    @Test
    void changedNamesStayApartFromAllOthersAndAreReported() {
        ClassNames names = plan("a:b", "a_b", "a/b", "none");

        assertEquals(List.of("a_b__2", "a_b", "a_b__3", "none__2"), names.all());
        assertEquals("a_b__3", names.of("a/b"));
        assertEquals(
                List.of("a:b", "a/b", "none"),
                losses.stream()
                        .map(loss -> loss.detail().substring(1, loss.detail().indexOf("' is")))
                        .toList());
        assertEquals(Set.of(LossCodes.CLASS_RENAMED), Set.of(losses.get(0).code()));
    }

    @Test
    void otherCategoriesHaveNoName() {
        ClassNames names = plan("cat");

        assertEquals(-1, names.numberOf("cow"));
        assertThrows(IllegalArgumentException.class, () -> names.of("cow"));
    }

    private ClassNames plan(String... categories) {
        Taxonomy taxonomy =
                new Taxonomy(List.of(categories).stream().map(Category::of).toList());
        return ClassNames.plan(taxonomy, name -> name.replaceAll("[:/]", "_"), Set.of("none"), losses::add);
    }
}
