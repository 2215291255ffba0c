package org.labelport.textgrid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.limits.Limits;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.FolderWalk;
import org.labelport.target.ItemFile;
import org.labelport.target.ItemIds;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceRequest;
import org.labelport.textgrid.TextGrid.Mark;
import org.labelport.textgrid.TextGrid.Tier;

/** Reads the files in the order of their paths: once for the names of their tiers, and once for their items. */
final class TextGridSource implements ParallelItemSource {

    private final SourceRequest request;
    private final GridFolder folder;
    private final MediaFolder files;
    private final Path recordings;
    private final GridItems items;
    private final Taxonomy taxonomy;
    private final ItemIds ids = new ItemIds();

    private int next;

    private TextGridSource(
            SourceRequest request,
            GridFolder folder,
            MediaFolder files,
            Path recordings,
            GridItems items,
            Taxonomy taxonomy) {
        this.request = request;
        this.folder = folder;
        this.files = files;
        this.recordings = recordings;
        this.items = items;
        this.taxonomy = taxonomy;
    }

    static TextGridSource open(SourceRequest request) throws ExportException, IOException {
        GridFolder folder = GridFolder.open(
                request.filter().path("path"),
                request.limits(),
                request.report().unseen(""));
        Optional<Path> given = request.filter().optionalPath("media");
        NamedMedia recordings = NamedMedia.in(given, "media", folder.root(), request.media());
        boolean byText = request.filter().text(TextGridTarget.CATEGORY).equals(TextGridTarget.OF_TEXT);
        MediaFolder files = new MediaFolder(folder.root());
        return new TextGridSource(
                request,
                folder,
                files,
                given.orElse(folder.root()),
                new GridItems(recordings, byText, request.report()),
                categories(folder, files, byText, request.limits()));
    }

    /** All categories in the order in which the files name them. Files that cannot be read are reported later. */
    private static Taxonomy categories(GridFolder folder, MediaFolder files, boolean byText, Limits limits)
            throws IOException {
        Set<String> categories = new LinkedHashSet<>();
        for (String name : folder.names()) {
            try {
                TextGrid grid = TextGridParser.read(files.find(name), limits);
                Set<String> tiers = grid.tiers().stream().map(Tier::name).collect(Collectors.toSet());
                for (Tier tier : grid.tiers()) {
                    if (byText) {
                        tier.marks().stream()
                                .map(Mark::text)
                                .map(GridItems::category)
                                .forEach(categories::add);
                    } else {
                        categories.add(TierNames.first(tier.name(), tiers));
                    }
                }
            } catch (TextGridProblem | ItemException e) {
                continue;
            }
        }
        categories.remove("");
        return new Taxonomy(categories.stream().map(Category::of).toList());
    }

    @Override
    public Optional<Reading> nextReading() {
        if (next == folder.names().size()) {
            return Optional.empty();
        }
        String name = folder.names().get(next++);
        ItemFile file = ItemFile.of(name, TextGridFiles.stem(name), ids);
        return Optional.of(() -> item(file));
    }

    private Optional<Item> item(ItemFile file) throws ExportException, IOException {
        file.reportRepeated("textgrid.file-repeated", request.report());
        try {
            TextGrid grid = TextGridParser.read(files.find(file.path()), request.limits());
            return Optional.of(items.item(file.id(), file.stem(), grid));
        } catch (TextGridProblem e) {
            failed(file, "textgrid.syntax", file.path() + ", " + e.getMessage() + ". Correct or remove the file.");
        } catch (ItemException e) {
            failed(file, e.code(), file.path() + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private void failed(ItemFile file, String code, String message) throws ExportException {
        request.report().error(ItemError.ofItem(file.id(), 0, code, message));
    }

    /** Reports recordings that have no grid. */
    @Override
    public void allRead() throws ExportException, IOException {
        if (!folder.whole()) {
            return;
        }
        Set<String> stems = new HashSet<>();
        folder.names().forEach(name -> stems.addAll(TextGridFiles.recordingStems(TextGridFiles.stem(name))));
        FolderWalk walk = FolderWalk.visible(recordings, TextGridFiles::isRecording, request.limits(), unseen -> {});
        long count = 0;
        String first = "";
        for (Optional<String> file = walk.next(); file.isPresent(); file = walk.next()) {
            String stem = file.get().substring(0, file.get().lastIndexOf('.'));
            if (!stems.contains(stem)) {
                first = count == 0 ? file.get() : first;
                count++;
            }
        }
        if (count > 0) {
            request.report()
                    .loss(Loss.ofDataset(
                            "recording.unannotated",
                            count == 1
                                    ? "'" + first + "' has no TextGrid and is not read"
                                    : count + " recordings have no TextGrid and are not read, '" + first + "' first"));
        }
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(folder.names().size());
    }

    @Override
    public void close() {}
}
