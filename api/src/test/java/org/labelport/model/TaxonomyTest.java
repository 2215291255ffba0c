package org.labelport.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TaxonomyTest {

    private final Taxonomy taxonomy = new Taxonomy(List.of(Category.of("dog"), Category.of("cat")));

    @Test
    void namesAreInTheOrderOfTheCategories() {
        assertEquals(List.of("dog", "cat"), taxonomy.names());
        assertEquals(OptionalInt.of(1), taxonomy.indexOf("cat"));
        assertEquals(OptionalInt.empty(), taxonomy.indexOf("Cat"));
    }

    /** Of 100,000 categories somebody asks 100,000 times. */
    @Test
    void namesAreNotGatheredAnew() {
        assertSame(taxonomy.names(), taxonomy.names());
    }

    @Test
    void twoCategoriesOfOneNameAreRefused() {
        List<Category> twins = List.of(Category.of("cat"), Category.of("cat"));
        assertThrows(IllegalArgumentException.class, () -> new Taxonomy(twins));
    }
}
