package org.labelport.cvat.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.labelport.cvat.file.CvatFile;
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.cvat.file.CvatFolder;
import org.labelport.cvat.file.CvatFrames;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.cvat.file.CvatMeta;
import org.labelport.cvat.file.CvatSubsets;
import org.labelport.cvat.file.VideoLayout;
import org.labelport.cvat.file.WrongNumber;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceRequest;
import org.labelport.xml.XmlCursor;

/**
 * Reads one file after the other. Each holds a video or a sequence of pictures, or those of a project, whose tracks are
 * in memory.
 */
public final class CvatVideoSource implements ItemSource {

    /** The filter key for the folder of videos or pictures. */
    public static final String VIDEOS = "videos";
    /** The filter key for which frames are read. */
    public static final String FRAMES = "frames";
    /** The value of {@link #FRAMES} that leaves out interpolated frames. */
    public static final String LISTED = "listed";

    private final SourceFiles files;
    private final SourceRequest request;
    private final boolean filled;
    private final Deque<Item> frames = new ArrayDeque<>();
    private final SequenceNames sequences;
    private int number;

    public CvatVideoSource(SourceFiles files, SourceRequest request) {
        this.files = files;
        this.request = request;
        this.sequences = new SequenceNames(request.report());
        this.filled = !request.filter().text(FRAMES).equals(LISTED);
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (frames.isEmpty()) {
            Optional<CvatFile> file = files.nextFile(request.report());
            if (file.isEmpty()) {
                return Optional.empty();
            }
            frames.addAll(items(file.get()));
        }
        return Optional.of(frames.remove());
    }

    /**
     * Returns the videos of a file, or the frames of its sequences; none, and reports an error for each task, when the
     * file cannot be read.
     */
    private List<Item> items(CvatFile file) throws ExportException, IOException {
        TaskTracks tasks = new TaskTracks(file.meta(), files, request.report(), number, filled);
        String id = tasks.all().get(0).id();
        file.unread().forEach(element -> notRead(id, element));
        try {
            Optional<String> element = file.next();
            while (element.isPresent()) {
                SourceFiles.requireFlavour(CvatFlavour.VIDEO, files.name(), element.get());
                element(element.get(), id, file.xml(), tasks);
                element = file.next();
            }
        } catch (ItemException e) {
            for (TaskTracks.Task task : tasks.all()) {
                error(task, e);
            }
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (TaskTracks.Task task : tasks.all()) {
            items.addAll(items(task));
        }
        return items;
    }

    private List<Item> items(TaskTracks.Task task) throws ExportException, IOException {
        List<WrongNumber> wrong = task.meta().wrong();
        if (!wrong.isEmpty()) {
            error(task, "number.invalid", wrong.get(0).in(files.name()));
            return List.of();
        }
        try {
            List<Annotation> annotations = task.tracks().annotations();
            Split split = split(task.id(), task.meta());
            List<Item> items = task.meta().frames().areOfPictures()
                    ? pictures(task.meta()).items(number, annotations, sequences)
                    : List.of(video(Integer.toString(number), task.meta(), annotations));
            number += items.size();
            return items.stream().map(item -> item.withSplit(split)).toList();
        } catch (ItemException e) {
            error(task, e);
            return List.of();
        }
    }

    private void error(TaskTracks.Task task, ItemException e) throws ExportException {
        String place = e.code().equals(CvatFile.SYNTAX) ? "" : files.name() + ": ";
        error(task, e.code(), place + e.getMessage());
    }

    private void error(TaskTracks.Task task, String code, String message) throws ExportException {
        request.report().error(ItemError.ofItem(task.id(), task.tracks().size(), code, message));
        number++;
    }

    private SequenceReader pictures(CvatMeta meta) {
        String name = meta.name().isBlank() ? CvatFolder.stem(files.name()) : meta.name();
        return new SequenceReader(
                meta.frames(),
                name,
                files.folder().folderOf(files.name()),
                request.filter().optionalPath(VIDEOS),
                request.media());
    }

    private Item video(String id, CvatMeta meta, List<Annotation> annotations) throws ItemException, ExportException {
        String path = path(meta);
        return Item.of(id, path, video(meta, path), annotations);
    }

    private void element(String element, String id, XmlCursor xml, TaskTracks tasks)
            throws ItemException, ExportException, IOException {
        if (element.equals("track")) {
            Optional<String> task = xml.attribute("task_id");
            Optional<TrackReader> tracks = tasks.of(task);
            if (tracks.isPresent()) {
                tracks.get().read(xml);
            } else {
                unknownTask(id, task, xml);
            }
            return;
        }
        if (!element.equals("version") && !element.equals("meta")) {
            notRead(id, element);
        }
        xml.skip();
    }

    private void unknownTask(String id, Optional<String> task, XmlCursor xml)
            throws ItemException, ExportException, IOException {
        String track = xml.attribute("id").orElse("");
        request.report()
                .error(ItemError.ofAnnotation(
                        id,
                        "track " + track,
                        "track.task-unknown",
                        files.name() + ", line " + xml.line() + ": the project in meta has no task with the id '"
                                + task.orElse("") + "', which the track should name as its task_id. Correct it."));
        xml.skip();
    }

    private void notRead(String id, String element) {
        request.report()
                .loss(Loss.changed(
                        id, CvatLosses.NOT_READ, files.name() + ": an element '" + element + "' is not read"));
    }

    private Split split(String id, CvatMeta meta) {
        Optional<Split> split = CvatSubsets.parse(meta.subset());
        if (split.isEmpty()) {
            request.report()
                    .loss(Loss.changed(
                            id,
                            CvatLosses.SUBSET,
                            "the subset '" + meta.subset()
                                    + "' does not have the name of a split; it is read without one"));
        }
        return split.orElse(Split.NONE);
    }

    /**
     * Returns the video's path. The folder of the XML file is the path when it has the name of the video, because
     * Labelport writes it so.
     */
    private String path(CvatMeta meta) {
        String file = files.name();
        int end = file.lastIndexOf('/');
        String folder = end < 0 ? "" : VideoLayout.nameOf(file.substring(0, end));
        String source = meta.frames().source();
        if (!folder.isEmpty() && VideoLayout.baseName(folder).equals(source)) {
            return folder;
        }
        if (!source.isBlank()) {
            return source;
        }
        return meta.name().isBlank() ? CvatFolder.stem(file) : meta.name();
    }

    private Media.Video video(CvatMeta meta, String path) throws ItemException, ExportException {
        NamedMedia videos = NamedMedia.in(
                request.filter().optionalPath(VIDEOS), VIDEOS, files.folder().folderOf(files.name()), request.media());
        Optional<Path> found = videos.find(
                videos.required() ? List.of(path, VideoLayout.baseName(path)) : List.of(VideoLayout.baseName(path)));
        Blob blob = found.isPresent() ? MediaFolder.blob(found.get()) : Blob.ABSENT;
        CvatFrames frames = meta.frames();
        return new Media.Video(blob, frames.width(), frames.height(), frames.size(), 0, 1);
    }

    @Override
    public Taxonomy taxonomy() {
        return files.taxonomy();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
