package org.labelport.cvat.read;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.cvat.file.CvatFile;
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.cvat.file.CvatFolder;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.limits.Limits;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.target.SourceRequest;

/**
 * Opens the XML files of a source, one after the other. The heads of all are read at the start, for the categories.
 */
public final class SourceFiles implements AutoCloseable {

    private final CvatFolder folder;
    private final Map<String, Category> categories;
    private final boolean listed;

    private int next;
    private String name = "";
    private Optional<CvatFile> file = Optional.empty();

    private final Limits limits;

    private SourceFiles(CvatFolder folder, Map<String, Category> categories, boolean listed, Limits limits) {
        this.limits = limits;
        this.folder = folder;
        this.categories = categories;
        this.listed = listed;
    }

    /**
     * Reads the heads of all files.
     *
     * @throws ExportException when a head cannot be read, or a file has the other flavour
     */
    public static SourceFiles open(CvatFlavour flavour, SourceRequest request) throws ExportException, IOException {
        Limits limits = request.limits();
        CvatFolder folder = CvatFolder.find(
                request.filter().path("path"), limits, request.report().unseen(""));
        Map<String, Category> categories = new LinkedHashMap<>();
        boolean listed = true;
        for (String file : folder.files()) {
            try (CvatFile head = CvatFile.open(folder.path(file), file, limits)) {
                head.meta().categories().forEach(category -> categories.putIfAbsent(category.name(), category));
                listed &= !head.meta().categories().isEmpty();
                Optional<String> first = head.next();
                if (first.isPresent()) {
                    requireFlavour(flavour, file, first.get());
                }
            } catch (ItemException e) {
                throw new ExportException(e.code(), e.getMessage(), e);
            }
        }
        return new SourceFiles(folder, categories, listed, limits);
    }

    /**
     * Refuses a file of the other flavour.
     *
     * @param element name of an element below the root
     */
    static void requireFlavour(CvatFlavour flavour, String file, String element) throws ExportException {
        if (element.equals(flavour.other().element())) {
            throw new ExportException(
                    "cvat.flavour",
                    file + " holds elements '" + element + "'. Read it as "
                            + flavour.other().id() + ".");
        }
    }

    /**
     * Opens the next file; empty after the last.
     *
     * @param losses are told what is not read of the file's head
     */
    Optional<CvatFile> nextFile(LossSink losses) throws ExportException, IOException {
        close();
        if (next == folder.files().size()) {
            return Optional.empty();
        }
        name = folder.files().get(next++);
        try {
            file = Optional.of(CvatFile.open(folder.path(name), name, limits));
            reportUnread(file.get().meta().unread(), losses);
            return file;
        } catch (ItemException e) {
            throw new ExportException(e.code(), e.getMessage(), e);
        }
    }

    private void reportUnread(List<String> unread, LossSink losses) {
        if (!unread.isEmpty()) {
            losses.loss(Loss.ofDataset(CvatLosses.META, name + ": not read of meta: " + String.join(", ", unread)));
        }
    }

    CvatFolder folder() {
        return folder;
    }

    /** Returns the name of the file that was opened last. */
    String name() {
        return name;
    }

    Taxonomy taxonomy() {
        return listed ? new Taxonomy(List.copyOf(categories.values())) : Taxonomy.EMPTY;
    }

    AnnotationReader annotations() {
        return new AnnotationReader(categories, listed);
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
            file = Optional.empty();
        }
    }
}
