package org.labelport.engine.media;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.labelport.model.Blob;
import org.labelport.model.Camera;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;

/** Finds the files of an item: which of them a run wants, and the item as it is with its files at other places. */
final class ItemFiles {

    private ItemFiles() {}

    /** Whether a file is neither on this machine nor known to be unobtainable. */
    static boolean isElsewhere(Blob blob) {
        return blob.failure().isEmpty()
                && blob.location().isPresent()
                && !"file".equals(scheme(blob.location().get()));
    }

    /** Whether an address can be asked for over HTTP. */
    static boolean isWeb(URI location) {
        return scheme(location).equals("http") || scheme(location).equals("https");
    }

    /**
     * The files to fetch, by location. An item may name one file several times: as what it shows and as a file of its
     * record.
     */
    static Map<URI, WantedFile> wanted(Item item, ItemNeeds needs) {
        if (!needs.files()) {
            return Map.of();
        }
        Map<URI, WantedFile> wanted = new LinkedHashMap<>();
        Media media = item.media();
        add(
                media.blob(),
                item.path(),
                media instanceof Media.Text ? WantedFile.Use.BESIDE : WantedFile.Use.SHOWN,
                wanted);
        if (media instanceof Media.Pages pages) {
            pages.pages().forEach(page -> add(page.blob(), item.path(), WantedFile.Use.SHOWN, wanted));
        }
        if (needs.records() && item.source().isPresent()) {
            for (SourceFile file : item.source().get().files()) {
                boolean shown = file.role() == SourceFile.Role.MEDIUM && !(media instanceof Media.Text);
                add(file.blob(), file.name(), shown ? WantedFile.Use.SHOWN : WantedFile.Use.BESIDE, wanted);
            }
        }
        return wanted;
    }

    private static void add(Blob blob, String name, WantedFile.Use use, Map<URI, WantedFile> to) {
        if (isElsewhere(blob)) {
            WantedFile file = WantedFile.of(blob, name, use);
            to.merge(file.location(), file, WantedFile::with);
        }
    }

    /** The item with its files at other places, wherever it names them. */
    static Item moved(Item item, Map<URI, Blob> places) {
        return places.isEmpty()
                ? item
                : moved(item, blob -> blob.location().map(places::get).orElse(blob));
    }

    /** The item with other files, wherever it names them. */
    static Item moved(Item item, UnaryOperator<Blob> move) {
        Item moved = item.withMedia(moved(item.media(), move));
        if (item.source().isEmpty()) {
            return moved;
        }
        SourceRecord record = item.source().get();
        List<SourceFile> files = new ArrayList<>(record.files().size());
        for (SourceFile file : record.files()) {
            files.add(file.withBlob(move.apply(file.blob())));
        }
        return moved.withSource(record.withFiles(files));
    }

    private static Media moved(Media media, UnaryOperator<Blob> move) {
        Blob blob = move.apply(media.blob());
        if (media instanceof Media.Image image) {
            return moved(image, move);
        } else if (media instanceof Media.Pages pages) {
            return new Media.Pages(
                    blob, pages.pages().stream().map(page -> moved(page, move)).toList());
        } else if (media instanceof Media.Video video) {
            return new Media.Video(
                    blob, video.width(), video.height(), video.frames(), video.fpsNumerator(), video.fpsDenominator());
        } else if (media instanceof Media.Audio audio) {
            return new Media.Audio(blob, audio.rate(), audio.channels(), audio.micros());
        } else if (media instanceof Media.Text text) {
            return new Media.Text(text.text(), blob);
        } else if (media instanceof Media.PointCloud cloud) {
            return new Media.PointCloud(
                    blob,
                    cloud.points(),
                    cloud.pose(),
                    cloud.cameras().stream().map(camera -> moved(camera, move)).toList());
        } else if (media instanceof Media.Chat) {
            return media;
        }
        throw new IllegalArgumentException("no way to move the file of " + media);
    }

    private static Media.Image moved(Media.Image image, UnaryOperator<Blob> move) {
        return new Media.Image(move.apply(image.blob()), image.width(), image.height(), image.orientation());
    }

    private static Camera moved(Camera camera, UnaryOperator<Blob> move) {
        return new Camera(
                camera.name(),
                moved(camera.image(), move),
                camera.focalX(),
                camera.focalY(),
                camera.centerX(),
                camera.centerY(),
                camera.pose());
    }

    private static String scheme(URI location) {
        return location.getScheme().toLowerCase(Locale.ROOT);
    }
}
