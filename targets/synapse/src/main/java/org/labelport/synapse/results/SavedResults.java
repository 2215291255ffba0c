package org.labelport.synapse.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.LossSink;
import org.labelport.synapse.json.JsonFormatException;

/** The results of saved pages, read as they are asked for. */
public final class SavedResults implements Results {

    private final Limits limits;
    private final Iterator<Path> files;
    private final SavedFilter filter;
    private OptionalLong count = OptionalLong.empty();
    private @Nullable PageFile page;
    private @Nullable PageCursor cursor;
    private Optional<Result> ahead = Optional.empty();
    private boolean firstPage = true;
    private long read;

    /**
     * @param filter as it was given
     * @param limits of pages
     */
    public SavedResults(SavedPages pages, Map<String, ?> filter, Limits limits) {
        this.limits = limits;
        this.files = pages.pages().iterator();
        this.filter = new SavedFilter(filter);
    }

    @Override
    public Optional<Result> next() throws ExportException, IOException {
        Optional<Result> result = peek();
        ahead = Optional.empty();
        return result;
    }

    @Override
    public Optional<Result> peek() throws ExportException, IOException {
        while (ahead.isEmpty()) {
            Optional<Result> result = unfiltered();
            if (result.isEmpty()) {
                return result;
            }
            read++;
            if (filter.takes(result.get())) {
                ahead = result;
            }
        }
        return ahead;
    }

    private Optional<Result> unfiltered() throws ExportException, IOException {
        while (cursor != null || files.hasNext()) {
            try {
                PageCursor open = cursor == null ? open(files.next()) : cursor;
                Optional<Result> result = open.next();
                if (firstPage) {
                    count = open.count();
                }
                if (result.isPresent()) {
                    return result;
                }
            } catch (JsonFormatException e) {
                throw new ExportException(
                        "source.page-invalid",
                        page + ": " + e.getMessage() + ". Save the page again, or take the file out of the folder.",
                        e);
            }
            firstPage = false;
            close();
        }
        return Optional.empty();
    }

    private PageCursor open(Path file) throws IOException {
        PageFile opened = PageFile.saved(file);
        page = opened;
        PageCursor started = new PageCursor(
                opened,
                file.toString().endsWith(SavedPages.LINES) ? PageCursor.Form.LINES : PageCursor.Form.PAGE,
                limits);
        cursor = started;
        return started;
    }

    @Override
    public OptionalLong count() {
        return count;
    }

    @Override
    public OptionalLong expected() {
        return filter.takesAll() ? count : OptionalLong.empty();
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public void reportAtEnd(LossSink losses) {
        filter.reportAtEnd(read, losses);
    }

    @Override
    public void close() throws IOException {
        PageCursor lastCursor = cursor;
        PageFile lastPage = page;
        cursor = null;
        page = null;
        if (lastCursor != null) {
            lastCursor.close();
        }
        if (lastPage != null) {
            lastPage.close();
        }
    }
}
