package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.labelport.coco.list.JsonInput;
import org.labelport.coco.list.ObjectList;
import org.labelport.coco.list.ObjectPiece;
import org.labelport.coco.list.PlacedParser;
import org.labelport.coco.list.PlainAnnotations;
import org.labelport.coco.list.TextPlace;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/**
 * Reads the list of annotations in pieces, several of them at once. The calling thread cuts the list and passes on the
 * annotations that were read, in the list's order, so that reports come in the same order as without pieces. While no
 * piece is ready it reads one itself; with only one processor, it reads all of them.
 */
final class AnnotationList {

    private static final int MAX_HELPERS = 3;
    private static final int PIECES_PER_THREAD = 2;

    private final AnnotationSorter sorter;
    private final UnknownKeys unknown;
    private final CategoryIds categories;
    private final Limits limits;
    private final Progress progress;
    private final int helpers = Math.min(MAX_HELPERS, Runtime.getRuntime().availableProcessors() - 1);

    private final Deque<Work> waiting = new ArrayDeque<>();
    private final Deque<Work> spare = new ArrayDeque<>();
    private long passedOn;

    /** Gets the position in the file from time to time. */
    @FunctionalInterface
    interface Progress {
        void at(long offset) throws ExportException;
    }

    AnnotationList(
            AnnotationSorter sorter, UnknownKeys unknown, CategoryIds categories, Limits limits, Progress progress) {
        this.sorter = sorter;
        this.unknown = unknown;
        this.categories = categories;
        this.limits = limits;
        this.progress = progress;
    }

    /** A piece that is being read. */
    private static final class Work {

        private final ObjectPiece piece = new ObjectPiece();
        private final PlainAnnotations plain = new PlainAnnotations();
        private FutureTask<Void> task = new FutureTask<>(() -> {}, null);

        FutureTask<Void> start() {
            task = new FutureTask<>(() -> plain.read(piece), null);
            return task;
        }
    }

    /**
     * Reads all elements that can be read in pieces.
     *
     * @param parser is at the list's opening bracket; afterwards it continues with the element after those that were
     *     read, or with the end of the list
     * @param in the input that the parser reads
     * @return the number of elements that were read
     * @throws JsonParseException when the list is not valid JSON. It does not say where, which only parsing the whole
     *     file can tell
     */
    long read(PlacedParser parser, JsonInput in) throws ExportException, IOException {
        TextPlace start = TextPlace.of(parser.currentLocation());
        ByteArrayOutputStream ahead = new ByteArrayOutputStream();
        if (parser.releaseBuffered(ahead) < 0) {
            return 0; // text that is not UTF-8
        }
        in.giveBack(ahead.toByteArray());
        ObjectList list = new ObjectList(in, start);
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, helpers), work -> {
            Thread thread = new Thread(work, "labelport-coco-read");
            thread.setDaemon(true);
            return thread;
        });
        try {
            passedOn = 0;
            readAll(list, executor);
        } finally {
            executor.shutdownNow();
        }
        in.giveBack(list.rest());
        parser.nowAt(list.place());
        return passedOn;
    }

    private void readAll(ObjectList list, ExecutorService executor) throws ExportException, IOException {
        Work next = new Work();
        while (list.next(next.piece)) {
            waiting.add(next);
            FutureTask<Void> task = next.start();
            if (helpers > 0) {
                executor.execute(task);
            }
            if (waiting.size() > PIECES_PER_THREAD * (helpers + 1)) {
                passOnFirst();
            }
            progress.at(list.place().offset());
            next = spare.isEmpty() ? new Work() : spare.remove();
        }
        while (!waiting.isEmpty()) {
            passOnFirst();
        }
        list.requireSound();
    }

    private void passOnFirst() throws ExportException, IOException {
        Work first = waiting.element();
        for (Iterator<Work> last = waiting.descendingIterator(); !first.task.isDone() && last.hasNext(); ) {
            last.next().task.run(); // does nothing when another thread has begun it
        }
        try {
            first.task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while annotations were read").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error; // an OutOfMemoryError is reported with its own remedy
            }
            throw new IllegalStateException("an annotation could not be read", e.getCause());
        }
        waiting.remove();
        passOn(first);
        spare.add(first);
    }

    private void passOn(Work work) throws ExportException, IOException {
        PlainAnnotations plain = work.plain;
        for (int i = 0; i < plain.size(); ) {
            if (plain.isPlain(i)) {
                categories.add(plain.category(i));
                sorter.add(plain, i);
                i++;
            } else {
                int end = plain.nextPlain(i);
                passOnByToken(work.piece, i, end);
                i = end;
            }
        }
        passedOn += plain.size();
    }

    private void passOnByToken(ObjectPiece piece, int from, int to) throws ExportException, IOException {
        try (JsonParser list = piece.parser(from, to, limits)) {
            AnnotationReader reader = new AnnotationReader(list, unknown, categories);
            list.nextToken();
            for (int i = from; list.nextToken() != JsonToken.END_ARRAY; i++) {
                sorter.add(list, reader, "annotations", passedOn + i);
            }
        }
    }
}
