package org.labelport.engine.media;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.ItemDetail;
import org.labelport.engine.media.NetworkSettings.Check;
import org.labelport.engine.picture.ImageHeaders;
import org.labelport.engine.picture.Pictures;
import org.labelport.export.ExportParams.Orientation;
import org.labelport.http.HttpSettings;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.Loss;

/** A server of files, and items prepared with it, for the tests of what becomes of items with files on servers. */
@Timeout(60)
abstract class PreparedItemsFixture {

    static final byte[] PICTURE = Pictures.of("png", 30, 20);
    static final ItemNeeds FILES =
            new ItemNeeds(Set.of(ItemDetail.PICTURE_SIZE), ItemNeeds.Originals.FETCHED, Orientation.KEEP);
    static final ItemNeeds FILES_AND_RECORDS =
            new ItemNeeds(Set.of(ItemDetail.SOURCE_RECORD), ItemNeeds.Originals.FETCHED, Orientation.KEEP);
    static final ItemNeeds SIZES =
            new ItemNeeds(Set.of(ItemDetail.PICTURE_SIZE), ItemNeeds.Originals.LEFT, Orientation.KEEP);
    static final ItemNeeds NOTHING = new ItemNeeds(Set.of(), ItemNeeds.Originals.LEFT, Orientation.KEEP);

    @TempDir
    Path folder;

    FileServer server;
    final List<Loss> losses = new ArrayList<>();
    Limits limits = Limits.USUAL;

    @BeforeEach
    void startServer() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    static NetworkSettings network(UnaryOperator<HttpSettings> change) {
        HttpSettings http = HttpSettings.defaults().withBackOff(Duration.ofMillis(1), Duration.ofMillis(1));
        return new NetworkSettings(change.apply(http), 16, 10_000_000, EnumSet.allOf(Check.class));
    }

    static final NetworkSettings NETWORK = network(UnaryOperator.identity());

    static Item item(int number, Blob picture) {
        return Item.of("i" + number, number + ".png", Media.Image.of(picture, 0, 0), List.of());
    }

    static Item item(int number, URI picture) {
        return item(number, Blob.at(picture, Blob.UNKNOWN_SIZE));
    }

    final List<String> warnings = new CopyOnWriteArrayList<>();

    PreparedItems prepared(ScriptedSource source, ItemNeeds needs, NetworkSettings network) {
        OriginalsFolder originals = new OriginalsFolder(folder.resolve("originals"), OriginalsFolder.Kept.FOR_NOW);
        return new PreparedItems(
                source,
                new RemoteFiles(source, network, originals, limits, warnings::add),
                needs,
                new ImageHeaders(limits),
                limits,
                losses::add);
    }

    List<Item> all(ScriptedSource source, ItemNeeds needs, NetworkSettings network) throws Exception {
        List<Item> items = new ArrayList<>();
        try (PreparedItems prepared = prepared(source, needs, network)) {
            for (Optional<Item> item = prepared.next(() -> {}); item.isPresent(); item = prepared.next(() -> {})) {
                items.add(item.get());
            }
        }
        return items;
    }

    Item only(Item item, ItemNeeds needs, NetworkSettings network) throws Exception {
        return all(new ScriptedSource(List.of(item)), needs, network).get(0);
    }

    Item only(Item item) throws Exception {
        return only(item, FILES, NETWORK);
    }

    static Blob.Failure failure(Item item) {
        return item.media().blob().failure().orElseThrow();
    }

    static byte[] content(Item item) throws IOException {
        return Files.readAllBytes(Path.of(item.media().blob().location().orElseThrow()));
    }

    long filesLeft() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("labelport-media"))
                .count();
    }
}
