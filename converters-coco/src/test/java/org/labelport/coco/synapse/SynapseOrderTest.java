package org.labelport.coco.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.labelport.convert.NumberedItem;
import org.labelport.dm.sdk.SdkNames;
import org.labelport.dm.sdk.SdkSplits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.output.Part;
import org.labelport.testkit.ListCensus;

class SynapseOrderTest {

    @Test
    void stretchesAreRunsOfTheOrderWithinASplit() throws Exception {
        List<Item> items = List.of(
                item("e.jpg", Split.TRAIN, 0),
                item("d.jpg", Split.TRAIN, 5),
                item("c.JPG", Split.TRAIN, 0),
                item("b.jpg", Split.VALIDATION, 0),
                item("a.jpg", Split.TRAIN, 1),
                item("f.jpg", Split.TRAIN, 0));

        SynapseOrder order = order(items, 2);

        assertEquals(List.of(2, 1, -1, 4, 0, 3), places(order, items));
        assertEquals(List.of("stretch-0", "stretch-1", "stretch-2"), names(order.stretches("train/")));
        assertEquals(List.of("stretch-3"), names(order.stretches("valid/")));
        assertEquals(List.of(), order.stretches("test/"));
        assertEquals(
                "stretch-0",
                order.stretchOf(new NumberedItem(4, 0, items.get(4))).name());
        assertEquals(
                "stretch-1",
                order.stretchOf(new NumberedItem(1, 0, items.get(1))).name());
        assertEquals(
                "stretch-2",
                order.stretchOf(new NumberedItem(0, 0, items.get(0))).name());
        assertEquals(
                "stretch-2",
                order.stretchOf(new NumberedItem(5, 0, items.get(5))).name());
        assertEquals(
                "stretch-3",
                order.stretchOf(new NumberedItem(3, 0, items.get(3))).name());
    }

    private static SynapseOrder order(List<Item> items, int size) throws Exception {
        ListCensus census = new ListCensus(Taxonomy.EMPTY, items);
        SdkSplits splits = SdkSplits.of(census, loss -> {});
        return SynapseOrder.of(census, splits, SdkNames.plan(census, splits, List.of(".jpg")), size);
    }

    private static List<Integer> places(SynapseOrder order, List<Item> items) {
        return items.stream()
                .map(item -> order.placeOf(new NumberedItem(items.indexOf(item), 0, item)))
                .toList();
    }

    private static List<String> names(List<Part> parts) {
        return parts.stream().map(Part::name).toList();
    }

    private static Item item(String path, Split split, int annotations) {
        List<Annotation> boxes = IntStream.range(0, annotations)
                .mapToObj(i -> Annotation.of("b" + i, "", Shape.Box.of(0, 0, 1, 1)))
                .toList();
        return Item.of(path, path, Media.Image.of(Blob.ABSENT, 1, 1), boxes).withSplit(split);
    }
}
