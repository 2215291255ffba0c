package org.labelport.plugins.change;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;
import org.labelport.plugins.change.FolderWatch.Watched;
import org.labelport.plugins.store.PluginFolder;
import org.labelport.report.FileTrouble;

/**
 * Watches a folder of plug-ins and its store from when they exist, also when they go and come again, until it is closed.
 * Thread-safe.
 */
final class LastingWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 2000;

    private final PluginFolder folder;
    private final ManagerThread thread;
    private final Runnable changed;
    private final Consumer<String> warnings;
    private final Runnable lookAgain;
    /** All below are guarded by this. */
    private Optional<FolderWatch> watch = Optional.empty();

    private boolean watchesStore;
    private boolean closed;

    /**
     * Watches nothing yet.
     *
     * @param changed done on the thread of changes, once for many changes in a row
     */
    LastingWatch(PluginFolder folder, ManagerThread thread, Runnable changed, Consumer<String> warnings) {
        this.folder = folder;
        this.thread = thread;
        this.changed = thread.once(changed);
        this.warnings = warnings;
        this.lookAgain = thread.once(this::look, LOOK_MILLIS);
    }

    /** Watches what there is, and looks again later for what there is not. Does nothing once this is closed. */
    synchronized void look() {
        if (closed) {
            return;
        }
        boolean store = Files.isDirectory(folder.store());
        try {
            if (folder.exists() && (watch.isEmpty() || store != watchesStore)) {
                end();
                watch = Optional.of(begun());
                watchesStore = store;
                changed.run(); // for changes before the watch began
            }
        } catch (IOException e) {
            warnings.accept(folder.root() + " cannot be watched, so jars that are put there are taken in at the next"
                    + " start only: " + FileTrouble.of(e));
            return;
        }
        if (watch.isEmpty() || !store) {
            lookAgain.run();
        }
    }

    private FolderWatch begun() throws IOException {
        return FolderWatch.of(
                "labelport-plugins-watch",
                () -> thread.execute(this::lookAnew),
                new Watched(folder.root(), name -> {
                    if (name.isEmpty() || name.endsWith(".jar") || name.equals(".store")) {
                        changed.run();
                    }
                }),
                new Watched(folder.store(), name -> {
                    if (name.isEmpty() || folder.state().endsWith(name)) {
                        changed.run();
                    }
                }));
    }

    /** Begins a new watch, because a folder is gone and may come again. */
    private synchronized void lookAnew() {
        endOrWarn();
        look();
    }

    /** Watches nothing any more, whoever asks for it. */
    @Override
    public synchronized void close() {
        closed = true;
        endOrWarn();
    }

    private void endOrWarn() {
        try {
            end();
        } catch (IOException e) {
            warnings.accept(folder.root() + " cannot be watched again, because the watch before does not end: "
                    + FileTrouble.of(e));
        }
    }

    private void end() throws IOException {
        Optional<FolderWatch> before = watch;
        watch = Optional.empty();
        if (before.isPresent()) {
            before.get().close();
        }
    }
}
