package org.labelport.engine.media;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.labelport.engine.limits.ItemWeight;
import org.labelport.engine.picture.ImageHeaders;
import org.labelport.engine.picture.PictureSize;
import org.labelport.engine.work.Rethrown;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;

/**
 * The items of a source in their order, each with all that a run needs of it: its originals are on this machine, or known to
 * be unobtainable; its picture has a size, where one could be found; and its source has completed it.
 *
 * <p>Some items are read ahead, so that the network works for several at once; how many does not depend on time, so that
 * what a source reports comes in the same order in every run. Nothing is read ahead, and there are no threads, while items
 * need nothing from the network. Used by one thread.
 */
public final class PreparedItems implements AutoCloseable {

    private static final long BETWEEN_CHECKS_MILLIS = 100;

    private final ItemSource source;
    private final ReadAhead readAhead;
    private final ItemNeeds needs;
    private final RemoteFiles remote;
    private final PictureSizes sizes;
    private final PictureFrames frames;
    private final int mostWaiting;
    private final long mostWaitingBytes;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private ReadAhead.Turn end = () -> {};
    private final Optional<ItemMarks> marks;
    private Optional<String> bookmark = Optional.empty();
    private Optional<Item> given = Optional.empty();
    private boolean ended;

    /**
     * Prepares the items of a source.
     *
     * @param source closed by the caller, after this
     * @param remote closed with this
     * @param pictures looks into files; the source may have asked it before
     * @param limits of how many items are read ahead
     * @param losses takes what the source says wrongly of its pictures, and is told which items are read ahead
     */
    public PreparedItems(
            ItemSource source,
            RemoteFiles remote,
            ItemNeeds needs,
            ImageHeaders pictures,
            Limits limits,
            ReadAhead losses) {
        this.source = source;
        this.remote = remote;
        this.readAhead = losses;
        this.marks = remote.isKept() ? Optional.of(new ItemMarks()) : Optional.empty();
        this.needs = needs;
        this.sizes = new PictureSizes(pictures, losses);
        this.frames = new PictureFrames(pictures, needs.orientation(), losses);
        this.mostWaiting = limits.count(Limit.WAITING_ITEMS);
        this.mostWaitingBytes = limits.bytes(Limit.WAITING_MEGABYTES);
    }

    /** What a thread does from time to time while it waits. */
    @FunctionalInterface
    public interface WaitCheck {

        /** @throws ExportException when the thread must not wait any longer */
        void check() throws ExportException;
    }

    /**
     * An item whose files are on their way.
     *
     * @param files by the location that the item names
     * @param size of its picture, when it is looked for on a server
     * @param turn adds what the source reported of the item
     * @param bookmark the place of the source after the item
     */
    private record Waiting(
            Item item,
            Map<URI, Future<Blob>> files,
            Optional<Future<PictureSize>> size,
            long bytes,
            ReadAhead.Turn turn,
            Optional<String> bookmark) {

        boolean isReady() {
            return files.isEmpty() && size.isEmpty();
        }
    }

    /**
     * The next item, or empty at the end.
     *
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public Optional<Item> next(WaitCheck waitCheck) throws ExportException, IOException, InterruptedException {
        while (!ended && waiting.size() < mostWaiting && waitingBytes < mostWaitingBytes) {
            if (!waiting.isEmpty()) {
                waitCheck.check();
                readAhead.ahead();
            }
            Optional<Item> item = source.next();
            ReadAhead.Turn turn = readAhead.answered();
            if (item.isEmpty()) {
                ended = true;
                end = turn;
                break;
            }
            Waiting next = started(item.get(), turn, source.bookmark());
            if (waiting.isEmpty() && next.isReady()) {
                begin(next);
                return Optional.of(completed(sizes.measured(next.item)));
            }
            waiting.add(next);
            waitingBytes += next.bytes;
        }
        Waiting first = waiting.poll();
        if (first == null) {
            end.come();
            end = () -> {};
            return Optional.empty();
        }
        waitingBytes -= first.bytes;
        Map<URI, Blob> places = places(first, waitCheck);
        Optional<PictureSize> size = Optional.empty();
        try {
            size = first.size.isPresent() ? Optional.of(await(first.size.get(), waitCheck)) : size;
            begin(first);
        } catch (UnmeasuredException e) {
            begin(first);
            sizes.unfound(first.item, e);
        }
        return Optional.of(completed(arrived(first, places, size)));
    }

    /** The place of the source after the item that was returned last, where it has one. */
    public Optional<String> bookmark() {
        return bookmark;
    }

    /**
     * The mark that tells the item that was returned last from other states of itself.
     *
     * @param kept what will be kept of the item
     * @return {@link ItemMarks#AS_KEPT} when that is all that the source gave, or when no marks are asked for
     */
    public long mark(Item kept) throws IOException {
        boolean asGiven = marks.isEmpty() || kept == given.orElseThrow();
        return asGiven ? ItemMarks.AS_KEPT : marks.get().of(given.get());
    }

    private void begin(Waiting item) throws IOException {
        bookmark = item.bookmark;
        given = Optional.of(item.item);
        item.turn.come();
    }

    /** Ends all that is under way on the network, and its threads. */
    @Override
    public void close() {
        remote.close();
    }

    private Waiting started(Item item, ReadAhead.Turn turn, Optional<String> bookmark) throws IOException {
        Map<URI, Future<Blob>> files = remote.files(item, needs);
        Optional<Future<PictureSize>> size =
                files.isEmpty() && needs.pictureSizes() ? remote.size(item) : Optional.empty();
        boolean ready = files.isEmpty() && size.isEmpty() && waiting.isEmpty();
        return new Waiting(item, files, size, ready ? 0 : ItemWeight.of(item), turn, bookmark);
    }

    private static Map<URI, Blob> places(Waiting first, WaitCheck waitCheck)
            throws ExportException, IOException, InterruptedException {
        Map<URI, Blob> places = new LinkedHashMap<>();
        for (Map.Entry<URI, Future<Blob>> file : first.files.entrySet()) {
            places.put(file.getKey(), await(file.getValue(), waitCheck));
        }
        return places;
    }

    private Item arrived(Waiting first, Map<URI, Blob> places, Optional<PictureSize> size) {
        Item moved = ItemFiles.moved(first.item, places);
        if (first.size.isPresent()) {
            return size.isPresent() ? sizes.with(moved, size.get()) : moved;
        }
        boolean fetched = !moved.media().blob().equals(first.item.media().blob());
        return fetched ? sizes.compared(moved) : sizes.measured(moved);
    }

    /** A warning for when all items are read: turned pictures that not all programs see where their annotations are. */
    public Optional<String> turnedPictures() {
        return frames.warning();
    }

    /** A warning for when all items are read: files of which it is not known whether they are complete. */
    public Optional<String> unsureFiles() {
        return remote.unsureFiles();
    }

    private Item completed(Item item) throws ExportException, IOException {
        Item complete = frames.framed(source.complete(item));
        boolean hasData =
                complete.source().isPresent() && !complete.source().get().data().isEmpty();
        return needs.records() || !hasData
                ? complete
                : complete.withSource(complete.source().get().withoutData());
    }

    private static <T> T await(Future<T> work, WaitCheck waitCheck)
            throws ExportException, IOException, InterruptedException {
        while (true) {
            try {
                return work.get(BETWEEN_CHECKS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                waitCheck.check();
            } catch (ExecutionException e) {
                throw rethrown(e.getCause());
            }
        }
    }

    private static IllegalStateException rethrown(Throwable cause) throws IOException, InterruptedException {
        Rethrown.ifIs(IOException.class, cause);
        Rethrown.ifIs(InterruptedException.class, cause);
        Rethrown.ifUnchecked(cause);
        return new IllegalStateException(cause);
    }
}
