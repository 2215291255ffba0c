package org.labelport.synapse.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/**
 * Pages that somebody saved from the platform.
 *
 * @param folder that relative addresses of files start from
 * @param pages in their order
 */
public record SavedPages(Path folder, List<Path> pages) {

    /** Describes the project that the pages belong to, as the platform does. */
    private static final String PROJECT = "project.json";

    /** Files that people keep beside pages, which are not pages. */
    private static final Set<String> NO_PAGES = Set.of(PROJECT, "job.json");

    private static final String PAGE = ".json";
    static final String LINES = ".ndjson";

    public SavedPages {
        pages = List.copyOf(pages);
    }

    /**
     * Finds pages.
     *
     * @param path a folder with pages in {@code *.json} or {@code *.ndjson}, or one such file
     * @throws ExportException when there are none
     */
    public static SavedPages at(Path path) throws ExportException, IOException {
        if (FileKind.isFolder(path)) {
            List<Path> pages = in(path);
            if (pages.isEmpty()) {
                throw new ExportException(
                        "source.no-pages",
                        path
                                + " has no pages. Save each page of the platform's list there as a file of its own, such as"
                                + " page-1.json, or all results in lines as results.ndjson.");
            }
            return new SavedPages(path, pages);
        }
        if (!FileKind.isFile(path)) {
            throw new ExportException(
                    "option.invalid",
                    "there is no file or folder " + path
                            + ". Give a folder of saved pages, or leave 'path' out to ask the" + " platform.");
        }
        return new SavedPages(path.toAbsolutePath().getParent(), List.of(path));
    }

    /** The file that describes the project. */
    public Optional<Path> project() {
        return Optional.of(folder.resolve(PROJECT)).filter(FileKind::isFile);
    }

    private static List<Path> in(Path folder) throws IOException {
        List<Path> pages = FolderList.of(folder, SavedPages::isPage);
        pages.sort(Comparator.comparing(file -> file.getFileName().toString(), new NaturalOrder()));
        return pages;
    }

    private static boolean isPage(Path file) {
        String name = file.getFileName().toString();
        boolean named = name.endsWith(PAGE) && !NO_PAGES.contains(name) || name.endsWith(LINES);
        return named && !name.startsWith(".") && FileKind.isFile(file);
    }
}
