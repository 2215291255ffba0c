package org.labelport.plugins.change;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;

/** Calls back when something in a folder changes, on a thread of its own, until it is closed. */
final class FolderWatch implements AutoCloseable {

    private final WatchService service;
    private final Map<WatchKey, Watched> watched = new HashMap<>();
    private final Runnable ended;
    private final Thread thread;

    /**
     * A folder to watch, and what is told of changed files.
     *
     * @param folder that is watched
     * @param change takes the name of the file; empty when so much changed that names were lost
     */
    record Watched(Path folder, Change change) {}

    /** Takes the name of a changed file. */
    @FunctionalInterface
    interface Change {
        void of(String name);
    }

    private FolderWatch(WatchService service, String name, Runnable ended) {
        this.service = service;
        this.ended = ended;
        this.thread = new Thread(this::watch, name);
        this.thread.setDaemon(true);
    }

    /**
     * Watches folders that exist.
     *
     * @param ended called when one of the folders is gone, after which none is watched any more
     */
    static FolderWatch of(String name, Runnable ended, Watched... folders) throws IOException {
        FolderWatch watch = new FolderWatch(folders[0].folder().getFileSystem().newWatchService(), name, ended);
        try {
            for (Watched folder : folders) {
                if (Files.isDirectory(folder.folder())) {
                    WatchKey key = folder.folder()
                            .register(
                                    watch.service,
                                    StandardWatchEventKinds.ENTRY_CREATE,
                                    StandardWatchEventKinds.ENTRY_MODIFY,
                                    StandardWatchEventKinds.ENTRY_DELETE);
                    watch.watched.put(key, folder);
                }
            }
        } catch (IOException e) {
            watch.service.close();
            throw e;
        }
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                Change change = watched.get(key).change();
                for (WatchEvent<?> event : key.pollEvents()) {
                    change.of(event.context() == null ? "" : event.context().toString());
                }
                if (!key.reset()) {
                    ended.run();
                    return;
                }
            }
        } catch (ClosedWatchServiceException e) {
            // Closed: nobody waits for changes any more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
