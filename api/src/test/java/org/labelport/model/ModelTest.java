package org.labelport.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersAreFinite(double bad) {
        List<Executable> makers = List.of(
                () -> Shape.Box.of(bad, 0, 1, 1),
                () -> Shape.Box.of(0, bad, 1, 1),
                () -> Shape.Box.of(0, 0, bad, 1),
                () -> Shape.Box.of(0, 0, 1, bad),
                () -> new Shape.Box(0, 0, 1, 1, bad),
                () -> PointList.of(0, bad),
                () -> Shape.Polygon.of(0, 0, 1, 1, 2, bad),
                () -> new Shape.Ellipse(bad, 0, 1, 1, 0),
                () -> new Shape.Ellipse(0, 0, 1, 1, bad),
                () -> new Keypoint("nose", bad, 0, Keypoint.Visibility.VISIBLE),
                () -> new Vec3(0, 0, bad),
                () -> new Quaternion(0, 0, bad, 1),
                () -> new Value.Number(bad),
                () -> new Annotation.Provenance(Optional.of(bad), true, "", Optional.empty()));

        for (Executable maker : makers) {
            String message = assertThrows(IllegalArgumentException.class, maker).getMessage();
            assertTrue(message.startsWith("number.invalid: "), message);
        }
    }

    @Test
    void sidesAreNotNegative() {
        assertThrows(IllegalArgumentException.class, () -> Shape.Box.of(0, 0, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Shape.Ellipse(0, 0, 1, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Shape.Mask(0, 0, -1, -1, new int[] {1}));
        assertThrows(IllegalArgumentException.class, () -> Media.Image.of(Blob.ABSENT, -1, 1));
    }

    @Test
    void angleIsInHalfOpenRange() {
        assertEquals(ShapeKind.ROTATED_BOX, new Shape.Box(0, 0, 1, 1, Math.PI).kind());
        assertEquals(ShapeKind.BOX, new Shape.Box(0, 0, 1, 1, -0.0).kind());
        assertThrows(IllegalArgumentException.class, () -> new Shape.Box(0, 0, 1, 1, -Math.PI));
        assertThrows(IllegalArgumentException.class, () -> new Shape.Box(0, 0, 1, 1, 4));
    }

    @Test
    void recordsOfArraysAreComparedByContent() {
        assertEquals(PointList.of(1, 2), new PointList(new double[] {1, 2}));
        assertEquals(PointList.of(1, 2).hashCode(), new PointList(new double[] {1, 2}).hashCode());
        assertNotEquals(PointList.of(1, 2), PointList.of(2, 1));
        assertEquals(Shape.Polygon.of(0, 0, 1, 0, 1, 1), Shape.Polygon.of(0, 0, 1, 0, 1, 1));
        Shape.Mask mask = new Shape.Mask(1, 2, 2, 1, new int[] {1, 1});
        assertEquals(mask, new Shape.Mask(1, 2, 2, 1, new int[] {1, 1}));
        assertEquals(mask.hashCode(), new Shape.Mask(1, 2, 2, 1, new int[] {1, 1}).hashCode());
        assertNotEquals(mask, new Shape.Mask(1, 2, 2, 1, new int[] {0, 2}));
        assertNotEquals(mask, new Shape.Mask(2, 2, 2, 1, new int[] {1, 1}));
        assertEquals(new Shape.PointSet(new int[] {3, 4}), new Shape.PointSet(new int[] {3, 4}));
        assertNotEquals(new Shape.PointSet(new int[] {3, 4}), new Shape.PointSet(new int[] {4, 3}));
    }

    @Test
    void pointsComeInPairs() {
        assertThrows(IllegalArgumentException.class, () -> PointList.of(1, 2, 3));
    }

    @Test
    void runsFillTheMask() {
        assertEquals(3, new Shape.Mask(0, 0, 2, 2, new int[] {1, 3}).area());
        assertEquals(0, new Shape.Mask(0, 0, 0, 0, new int[0]).area());
        assertThrows(IllegalArgumentException.class, () -> new Shape.Mask(0, 0, 2, 2, new int[] {1, 2}));
        assertThrows(IllegalArgumentException.class, () -> new Shape.Mask(0, 0, 2, 2, new int[] {5, -1}));
        int half = 1 << 30;
        int[] overflowing = {half, half, half, half};
        assertThrows(IllegalArgumentException.class, () -> new Shape.Mask(0, 0, 0, 0, overflowing));
        assertEquals(1L << 31, new Shape.Mask(0, 0, 1 << 16, 1 << 16, overflowing).area());
        assertThrows(IllegalArgumentException.class, () -> new Shape.PointSet(new int[] {1, -1}));
    }

    @Property
    void quaternionIsAUnitWithPositiveRealPart(@ForAll double x, @ForAll double y, @ForAll double z, @ForAll double w) {
        Assume.that(x != 0 || y != 0 || z != 0 || w != 0);

        Quaternion q = new Quaternion(x, y, z, w);

        assertEquals(1, q.x() * q.x() + q.y() * q.y() + q.z() * q.z() + q.w() * q.w(), 1e-11);
        assertTrue(q.w() >= 0);
        assertEquals(q, new Quaternion(q.x(), q.y(), q.z(), q.w()));
    }

    @Test
    void quaternionAndItsNegativeAreOneRotation() {
        assertEquals(Quaternion.IDENTITY, new Quaternion(0, 0, 0, -1));
        assertEquals(Quaternion.IDENTITY, new Quaternion(-0.0, 0, 0, 1e-200));
        assertEquals(new Quaternion(0.5, 0.5, 0.5, 0.5), new Quaternion(-1e200, -1e200, -1e200, -1e200));
        assertThrows(IllegalArgumentException.class, () -> new Quaternion(0, -0.0, 0, 0));
    }

    @Test
    void collectionsAreCopiedInOrder() {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("z", new Value.Text("1"));
        attributes.put("a", new Value.Flag(true));
        List<Annotation> annotations = new ArrayList<>();
        Annotation annotation = Annotation.of("1", "cat", new Shape.Whole()).withAttributes(attributes);
        Item item = Item.of("1", "a.jpg", Media.Image.of(Blob.ABSENT, 1, 1), annotations);
        attributes.clear();
        annotations.add(annotation);

        assertEquals(List.of("z", "a"), List.copyOf(annotation.attributes().keySet()));
        assertEquals(List.of(), item.annotations());
        assertTrue(Attributes.isSet(annotation.attributes(), "a"));
        assertThrows(
                UnsupportedOperationException.class,
                () -> annotation.attributes().clear());
    }

    @Test
    void copiesDifferInOneProperty() {
        Annotation annotation = Annotation.of("1", "cat", new Shape.Whole());

        assertEquals(Annotation.of("2", "cat", new Shape.Whole()), annotation.withId("2"));
        assertEquals(7, annotation.withIndex(7).index());
        assertEquals(annotation, annotation.withIndex(7).withIndex(Annotation.WHOLE_ITEM));
        assertThrows(IllegalArgumentException.class, () -> annotation.withId(""));
        assertThrows(IllegalArgumentException.class, () -> annotation.withIndex(-2));
    }

    @Test
    void doublesHoldWholeNumbersOfFewDigits() {
        BigInteger most = BigInteger.TEN.pow(Value.EXACT_DIGITS).subtract(BigInteger.ONE);

        assertEquals(new Value.Number(999_999_999_999_999.0), Value.of(most));
        assertEquals(new Value.Number(-999_999_999_999_999.0), Value.of(most.negate()));
        assertInstanceOf(Value.Whole.class, Value.of(most.multiply(BigInteger.TEN)));
    }

    @Test
    void idsAreNotEmpty() {
        assertThrows(IllegalArgumentException.class, () -> Annotation.of("", "cat", new Shape.Whole()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Item.of("", "a.jpg", Media.Image.of(Blob.ABSENT, 1, 1), List.of()));
        assertThrows(IllegalArgumentException.class, () -> Category.of(""));
    }

    @Test
    void taxonomyKeepsItsOrderAndRefusesEqualNames() {
        Taxonomy taxonomy = new Taxonomy(List.of(Category.of("dog"), Category.of("cat")));

        assertEquals(List.of("dog", "cat"), taxonomy.names());
        assertEquals(1, taxonomy.indexOf("cat").orElseThrow());
        assertTrue(taxonomy.indexOf("Cat").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new Taxonomy(List.of(Category.of("a"), Category.of("a"))));
    }

    @Test
    void skeletonNamesOnlyItsPoints() {
        List<String> points = List.of("nose", "eye");

        assertDoesNotThrow(() -> new Skeleton(points, List.of(new Skeleton.Edge(0, 1)), List.of(0, 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Skeleton(points, List.of(new Skeleton.Edge(1, 2)), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Skeleton(points, List.of(), List.of(0)));
    }

    @Test
    void everyShapeKindIsFoundByItsKey() {
        for (ShapeKind kind : ShapeKind.values()) {
            assertEquals(Optional.of(kind), ShapeKind.ofKey(kind.key().toUpperCase(Locale.ROOT)));
        }
        assertEquals(Optional.empty(), ShapeKind.ofKey("circle"));
    }
}
