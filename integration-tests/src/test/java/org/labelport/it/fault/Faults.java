package org.labelport.it.fault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts what is done to files below a folder, and has it fail when its time has come. Thread-safe. */
final class Faults {

    private @Nullable Path below;
    private Fault fault = Fault.NONE;
    private final List<Step> steps = new ArrayList<>();
    private final Set<FaultyChannel> open = ConcurrentHashMap.newKeySet();
    private Optional<Step> struck = Optional.empty();

    /** One operation that was about to happen. */
    record Step(long number, Operation operation, Path path) {}

    /** Decides what becomes of an operation. */
    @FunctionalInterface
    interface Fault {

        Fault NONE = step -> false;

        /**
         * Fails, does something in the background, or lets the operation happen.
         *
         * @return whether it was this operation's turn
         */
        boolean strike(Step step) throws IOException;
    }

    /** Those of this process, which must have been started with {@link FaultyProvider}. */
    static Faults here() {
        if (FileSystems.getDefault().provider() instanceof FaultyProvider provider) {
            return provider.faults();
        }
        throw new IllegalStateException(
                "start Java with -Djava.nio.file.spi.DefaultFileSystemProvider=" + FaultyProvider.class.getName());
    }

    /** Counts anew from 1, below a folder. */
    synchronized void begin(Path folder, Fault what) {
        below = folder.toAbsolutePath().normalize();
        fault = what;
        steps.clear();
        struck = Optional.empty();
    }

    /** No more faults and no more counting. What was counted stays known. */
    synchronized void end() {
        below = null;
        fault = Fault.NONE;
    }

    /** What was about to happen since the beginning. */
    synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The first operation that was struck. */
    synchronized Optional<Step> struck() {
        return struck;
    }

    /** Files that were opened below the folder and are open yet. */
    Set<FaultyChannel> open() {
        return Set.copyOf(open);
    }

    /** Closes all files, which is what the end of a process does. */
    void closeAll() throws IOException {
        for (FaultyChannel channel : open()) {
            channel.abandon();
        }
    }

    /** Called before each operation. */
    void before(Operation operation, Path path) throws IOException {
        Fault due;
        Step step;
        synchronized (this) {
            if (below == null || !path.toAbsolutePath().normalize().startsWith(below)) {
                return;
            }
            step = new Step(steps.size() + 1L, operation, path);
            steps.add(step);
            due = fault;
        }
        boolean turn = true;
        try {
            turn = due.strike(step);
        } finally {
            if (turn) {
                struck(step);
            }
        }
    }

    private synchronized void struck(Step step) {
        if (struck.isEmpty()) {
            struck = Optional.of(step);
        }
    }

    FileChannel opened(FileChannel channel, Path path) {
        boolean counted;
        synchronized (this) {
            counted = below != null && path.toAbsolutePath().normalize().startsWith(below);
        }
        if (!counted) {
            return channel;
        }
        FaultyChannel faulty = new FaultyChannel(channel, path, this);
        open.add(faulty);
        return faulty;
    }

    void closed(FaultyChannel channel) {
        open.remove(channel);
    }
}
