package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.dm.read.GeometryException;
import org.labelport.dm.read.IndexRuns;
import org.labelport.dm.read.Reading;
import org.labelport.dm.write.RunIndices;
import org.labelport.model.Blob;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape;

class IndexRunsTest {

    @Property(tries = 500)
    void maskHasExactlyTheGivenPixels(
            @ForAll List<@IntRange(min = -3, max = 150) Integer> indices,
            @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @IntRange(min = 1, max = 12) int height)
            throws GeometryException {
        TreeSet<Long> pixels = new TreeSet<>();
        for (int index : indices) {
            if (index >= 0 && index < width * height) {
                pixels.add((long) index);
            }
        }
        if (pixels.isEmpty() && !indices.isEmpty()) {
            return;
        }
        Shape.Mask mask = IndexRuns.mask(longs(indices), width, height, new Reading());

        assertEquals(new ArrayList<>(pixels), new ArrayList<>(RunIndices.ofMask(mask, width)));
        assertEquals(pixels.size(), mask.area());
        assertEquals(box(pixels, width), List.of(mask.x(), mask.y(), mask.width(), mask.height()));
        for (int i = 1; i < mask.runs().length; i++) {
            assertTrue(mask.runs()[i] > 0, mask::toString);
        }
    }

    private static List<Object> longs(List<Integer> indices) {
        return indices.stream().map(index -> (Object) index.longValue()).toList();
    }

    private static List<Integer> box(TreeSet<Long> pixels, int width) {
        if (pixels.isEmpty()) {
            return List.of(0, 0, 0, 0);
        }
        int left =
                pixels.stream().mapToInt(pixel -> (int) (pixel % width)).min().orElseThrow();
        int right =
                pixels.stream().mapToInt(pixel -> (int) (pixel % width)).max().orElseThrow();
        int top = (int) (pixels.first() / width);
        int bottom = (int) (pixels.last() / width);
        return List.of(left, top, right - left + 1, bottom - top + 1);
    }

    @Property(tries = 500)
    void pointSetHasExactlyTheGivenPoints(@ForAll List<@IntRange(max = 200) Integer> indices) throws GeometryException {
        Shape.PointSet points = IndexRuns.points(longs(indices), 0, new Reading());
        TreeSet<Object> expected = new TreeSet<>(longs(indices));
        RunIndices read = RunIndices.ofPoints(points);

        assertEquals(new ArrayList<>(expected), new ArrayList<>(read));
        assertEquals(expected.size(), read.size());
        for (int i = 0; i < read.size(); i++) {
            assertEquals(List.copyOf(expected).get(i), read.get(i));
        }
    }

    @Test
    void largestPictureIsNoProblem() throws GeometryException {
        int side = Integer.MAX_VALUE;
        List<Object> corners = List.of(0L, (long) side - 1, 4L * side, 4L * side + side - 1);
        Shape.Mask mask = IndexRuns.mask(corners, side, side, new Reading());

        assertEquals(4, mask.area());
        assertEquals(corners, new ArrayList<>(RunIndices.ofMask(mask, side)));
    }

    @Test
    void millionsOfPixelsNeedOneArray() {
        StringBuilder json = new StringBuilder("{\"images\": [{\"segmentation\": [{\"id\": \"a\", \"data\": [");
        for (int i = 0; i < 2_000_000; i++) {
            json.append(i == 0 ? "" : ",").append((i * 7_919L) % 4_000_000);
        }
        Object document = Examples.read(JsonText.of(json.append("]}]}]}").toString()));
        json = null;
        Media picture = Media.Image.of(Blob.ABSENT, 2000, 2000);

        long before = allocated();
        Reader read = Reader.of(document, "image_1", picture);
        long bytes = allocated() - before;

        Shape.Mask mask = (Shape.Mask) read.only().shape();
        assertEquals(2_000_000, mask.area());
        // At most, before the compiler removes some: 8 bytes for each index in the array, 16 for the temporary number
        // that
        // the list returns, 16 for the growing runs. A collection of boxed numbers would need 20 more.
        assertTrue(bytes < 2_000_000L * 48, bytes + " bytes");
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
