package org.labelport.synapse.items;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.labelport.model.Item;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.report.ExportException;
import org.labelport.synapse.results.PlatformList;
import org.labelport.synapse.results.Result;

/**
 * Asks the platform again where an item's file is: for the item alone, else for the page that it came from.
 * Thread-safe.
 */
final class FileRefresh {

    /** How many items are remembered with their page; far more than are under way at a time. */
    private static final int MOST_ITEMS = 4096;

    private static final int MOST_PAGES = 4;

    /** How long a page that was read again is used. Links of older pages may have expired as well. */
    private static final long MOST_AGE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final PlatformList list;
    private final UnitReader reader;
    private final FilePlaces places;
    private final Map<String, URI> pageOfItem = new Newest<>(MOST_ITEMS);
    private final Map<URI, ReadPage> pages = new Newest<>(MOST_PAGES);

    FileRefresh(PlatformList list, UnitReader reader, FilePlaces places) {
        this.list = list;
        this.reader = reader;
        this.places = places;
    }

    /** Remembers where an item came from. */
    void note(String id, Result result) {
        synchronized (pageOfItem) {
            result.pageAddress().ifPresent(page -> pageOfItem.put(id, page));
        }
    }

    /**
     * The new place of a file.
     *
     * @param item whose file it is
     * @param expired its place so far
     * @return empty when the platform gives no other
     */
    Optional<URI> refresh(Item item, URI expired) throws IOException {
        Optional<SourceRecord> record = item.source();
        String id = record.map(SourceRecord::unit).orElse(item.id());
        Optional<SourceFile> file = record.stream()
                .flatMap(known -> known.files().stream())
                .filter(known -> known.blob().location().equals(Optional.of(expired)))
                .findFirst();
        String key = file.map(SourceFile::key).orElseGet(() -> mediumOf(item, id));
        String name = file.map(SourceFile::name).orElse(item.path());
        try {
            Optional<List<UnitFile>> alone = list.single(id, reader::files).filter(files -> !files.isEmpty());
            return alone.isPresent() ? place(alone.get(), key, name, expired) : ofPage(id, key, name, expired);
        } catch (ExportException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Optional<URI> ofPage(String id, String key, String name, URI expired) throws ExportException, IOException {
        URI page;
        synchronized (pageOfItem) {
            page = pageOfItem.get(id);
        }
        if (page == null) {
            return Optional.empty();
        }
        // One thread asks for a page, and the others use what it got.
        synchronized (pages) {
            ReadPage known = pages.get(page);
            if (known == null
                    || known.isOld()
                    || place(known.files(id), key, name, expired).isEmpty()) {
                known = new ReadPage(list.again(page, this::files), System.nanoTime());
                pages.put(page, known);
            }
            return place(known.files(id), key, name, expired);
        }
    }

    /** The files of a page's results by id, and when the page was read. */
    private record ReadPage(Map<String, List<UnitFile>> results, long atNanos) {

        boolean isOld() {
            return System.nanoTime() - atNanos > MOST_AGE_NANOS;
        }

        List<UnitFile> files(String id) {
            return results.getOrDefault(id, List.of());
        }
    }

    private Map<String, List<UnitFile>> files(List<Result> results) throws IOException {
        Map<String, List<UnitFile>> files = new HashMap<>();
        for (Result result : results) {
            Optional<String> id = UnitReader.idOf(result);
            if (id.isPresent()) {
                files.put(id.get(), new ArrayList<>(reader.files(result)));
            }
        }
        return files;
    }

    /** The place of the file with the same role; without roles, of that with the same name. */
    private Optional<URI> place(List<UnitFile> files, String key, String name, URI expired) {
        return files.stream()
                .filter(file -> !key.isEmpty() && file.key().equals(key))
                .findFirst()
                .or(() ->
                        files.stream().filter(file -> file.name().equals(name)).findFirst())
                .flatMap(file -> places.blob(file).location())
                .filter(place -> !place.equals(expired));
    }

    private static String mediumOf(Item item, String unit) {
        return item.id().startsWith(unit + "/") ? item.id().substring(unit.length() + 1) : "";
    }

    /** A map that forgets what was put in first. */
    private static final class Newest<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int most;

        Newest(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
