package org.labelport.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** A target that gives half of its items, and the others when it is told to: an export that lasts as long as a test wants. */
@ProvidesTarget(
        target = "gated",
        title = "Items behind a gate",
        data__types = {"image"})
final class GatedSource implements TargetHandler {

    private final Taxonomy taxonomy;
    private final List<Item> items;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    GatedSource(Taxonomy taxonomy, List<Item> items) {
        this.taxonomy = taxonomy;
        this.items = List.copyOf(items);
    }

    /** The same picture many times. */
    static List<Item> items(int count) throws IOException {
        Path picture = LabelportProcess.project("examples/shapes/images/beach.jpg");
        Media media = Media.Image.of(Blob.at(picture.toUri(), Files.size(picture)), 640, 480);
        return IntStream.range(0, count)
                .mapToObj(number -> Item.of("item" + number, "item" + number + ".jpg", media, List.of()))
                .toList();
    }

    /** Waits until a run stands before the gate. */
    void awaitRun() throws InterruptedException {
        if (!reached.await(2, TimeUnit.MINUTES)) {
            throw new AssertionError("no run came");
        }
    }

    void open() {
        open.countDown();
    }

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of();
    }

    @Override
    public ItemSource open(SourceRequest request) {
        List<Item> left = new ArrayList<>(items);
        return new ItemSource() {
            @Override
            public Optional<Item> next() {
                if (left.size() == items.size() / 2) {
                    waitAtTheGate();
                }
                return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
            }

            @Override
            public Taxonomy taxonomy() {
                return taxonomy;
            }

            @Override
            public void close() {}
        };
    }

    private void waitAtTheGate() {
        reached.countDown();
        try {
            if (!open.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the gate was not opened");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
