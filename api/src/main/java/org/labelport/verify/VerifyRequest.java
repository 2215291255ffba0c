package org.labelport.verify;

import java.nio.file.Path;
import java.util.Optional;
import org.labelport.json.Json;
import org.labelport.limits.Limits;
import org.labelport.options.Options;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaProbe;

/**
 * What a verifier needs for a check.
 *
 * @param folder that holds the data set, or the file; nothing outside it is read, except pictures that the format keeps
 *     beside the folder of a file
 * @param file the only file that is checked; empty when the folder is checked, as always by a verifier that takes no
 *     files
 * @param options of the format's converter, checked: which variant of the format is expected. Options that only say how to
 *     write do not matter
 * @param scratch an empty folder for temporary files, deleted afterwards
 * @param media looks into picture files
 * @param json reads JSON
 * @param problems takes the problems
 * @param limits on what is read
 */
public record VerifyRequest(
        Path folder,
        Optional<Path> file,
        Options options,
        Path scratch,
        MediaProbe media,
        Json json,
        ProblemSink problems,
        Limits limits) {

    /** A request for a folder. */
    public VerifyRequest(
            Path folder,
            Options options,
            Path scratch,
            MediaProbe media,
            Json json,
            ProblemSink problems,
            Limits limits) {
        this(folder, Optional.empty(), options, scratch, media, json, problems, limits);
    }

    /** A request with the default limits. */
    public VerifyRequest(
            Path folder, Options options, Path scratch, MediaProbe media, Json json, ProblemSink problems) {
        this(folder, options, scratch, media, json, problems, Limits.USUAL);
    }

    /** The file that is checked, or else the folder. */
    public Path place() {
        return file.orElse(folder);
    }

    /** The name of a file of the data set as problems have it: relative to {@link #folder}, {@code /}-separated. */
    public String name(Path file) {
        Path root = folder.toAbsolutePath().normalize();
        String name = root.relativize(file.toAbsolutePath().normalize()).toString();
        String separator = file.getFileSystem().getSeparator();
        return separator.equals("/") ? name : name.replace(separator, "/");
    }

    /**
     * Reports what is found.
     *
     * @param format id of the format; codes begin with it
     */
    public Findings findings(String format) {
        return new Findings(format, problems);
    }

    /**
     * Reports what a walk over a folder of the data set does not look at: a link as the remark {@code <format>.links},
     * and what cannot be looked at as rejected, {@code <format>.unreadable}.
     *
     * @param format id of the format; codes begin with it
     * @param below the walked folder's place in {@link #folder}, with a slash at its end; empty for the folder itself
     */
    public FolderWalk.Sink unseen(String format, String below) {
        return unseen -> problems.problem(
                switch (unseen.reason()) {
                    case LINK ->
                        Problem.of(Problem.Effect.REMARK, format + ".links", below + unseen.name(), unseen.message());
                    case UNREADABLE ->
                        Problem.of(
                                Problem.Effect.REJECTED,
                                format + ".unreadable",
                                below + unseen.name(),
                                unseen.message());
                });
    }
}
