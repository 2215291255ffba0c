package org.labelport.shell.request;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.ExportParams.OnItemError;
import org.labelport.export.ExportParams.OnLoss;
import org.labelport.export.ExportParams.Orientation;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.export.ExportParams.Verification;
import org.labelport.export.SplitRatio;
import org.labelport.plugin.VersionRange;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.WrongUse;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments that say what to export; shared by {@code export} and {@code plan}. */
public final class RequestArguments {

    @Option(
            names = "--from",
            paramLabel = "TARGET[:PATH]",
            order = 1,
            description = "Where items come from, as in coco:instances.json. 'labelport targets' lists targets.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "FORMAT[@VERSIONS]",
            order = 4,
            description =
                    "Formats to write, separated by commas, all in one pass. Repeatable. 'labelport formats' lists"
                            + " formats. Default: the highest version, or what plugins.json pins; yolo@1.2 takes 1.2 or newer,"
                            + " yolo@[1.2,2) from 1.2 to below 2.")
    private List<String> to = List.of();

    @Option(
            names = {"-o", "--option"},
            paramLabel = "[FORMAT.]NAME=VALUE",
            order = 5,
            description = "Option of a format; without FORMAT. it goes to every chosen format that has it. Repeatable."
                    + " 'labelport formats yolo' explains its options.")
    private List<String> options = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            order = 6,
            description = "Folder for the exports; created when absent. Default: the working directory.")
    private @Nullable String out;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            order = 7,
            description = "Name of the export in that folder; with several formats, name of the folder that holds them."
                    + " Default: the format's name.")
    private String name = "";

    @Option(
            names = "--pack",
            paramLabel = "folder|zip|tar",
            order = 7,
            description = "Whether an export is a folder or a single ZIP or TAR file. Default: folder.")
    private Packing pack = Packing.FOLDER;

    @Option(
            names = "--categories",
            split = ",",
            paramLabel = "NAME",
            order = 8,
            description = "All categories, in the order in which they are numbered. Default: the source's.")
    private List<String> categories = List.of();

    @Option(
            names = "--map",
            paramLabel = "OLD=NEW",
            order = 9,
            description =
                    "Renames a category; several may get the same name. =NEW is for annotations without a category. Repeatable.")
    private List<String> map = List.of();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            order = 10,
            description = "Leaves out annotations of all other categories.")
    private List<String> only = List.of();

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "NAME",
            order = 11,
            description = "Leaves out annotations of these categories.")
    private List<String> without = List.of();

    @Option(
            names = "--split",
            paramLabel = "TRAIN/VAL[/TEST]",
            order = 12,
            description = "Assigns items to splits by their id, as in 0.8/0.1/0.1. Default: the source's splits.")
    private String split = "";

    @Option(
            names = "--media",
            paramLabel = "copy|link|none",
            order = 13,
            description = "What happens to the annotated files. Default: copy.")
    private @Nullable OriginalFiles media;

    @Option(
            names = "--exif",
            paramLabel = "bake|keep|raw",
            order = 13,
            description =
                    "Pictures that their EXIF data says to display turned: bake turns their pixels; keep leaves them;"
                            + " raw leaves them and turns annotations back to the stored pixels. Default: bake.")
    private Orientation exif = Orientation.BAKE;

    @Option(
            names = "--on-item-error",
            paramLabel = "continue|stop",
            order = 14,
            description = "Whether to go on without an item that cannot be exported. Default: continue.")
    private OnItemError onItemError = OnItemError.CONTINUE;

    @Option(
            names = "--strict",
            order = 15,
            description = "Fails when the format cannot hold everything, naming what would be lost.")
    private boolean strict;

    @Option(
            names = "--accept",
            paramLabel = "CODE",
            split = ",",
            order = 15,
            description = "With --strict: losses of these codes do not fail it.")
    private List<String> accept = List.of();

    @Option(
            names = "--verify",
            order = 15,
            description = "Fails when programs that read the format would reject or damage something.")
    private boolean verify;

    @Option(
            names = "--threads",
            paramLabel = "N",
            order = 16,
            description = "Number of threads that write. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private FilterArguments filters = new FilterArguments();

    @Mixin
    private AbilityArguments abilities = new AbilityArguments();

    @Mixin
    private JobArguments job = new JobArguments();

    @Option(names = "--shard-items", paramLabel = "N", hidden = true, description = "Items in a shard.")
    private int shardItems;

    /** The request, as far as it can be checked without reading the source. */
    public ExportParams params(ExportEngine engine) throws WrongUse, ExportException {
        ExportParams.Builder params = source(engine);
        for (FormatRequest format :
                FormatOptions.assign(formats(), options, JobArguments.extraParams(params), engine)) {
            params.to(format.format(), format.requirements(), format.options());
        }
        if (threads < 1) {
            throw new WrongUse("option.invalid", "--threads " + threads + " is too few. Give 1 or more.");
        }
        if (shardItems < 0) {
            throw new WrongUse("option.invalid", "--shard-items " + shardItems + " is too few. Give 0 or more.");
        }
        if (!accept.isEmpty() && !strict) {
            throw new WrongUse("option.invalid", "--accept goes with --strict: without it, every loss is accepted.");
        }
        if (!name.isEmpty()) {
            params.name(name);
        }
        if (!split.isEmpty()) {
            params.split(SplitRatio.parse(split));
        }
        if (media != null) {
            params.media(media);
        }
        return params.categories(categories)
                .renames(Assignment.parseAll("--map", map))
                .onlyCategories(new LinkedHashSet<>(only))
                .withoutCategories(new LinkedHashSet<>(without))
                .onItemError(onItemError)
                .onLoss(strict ? OnLoss.FAIL : OnLoss.REPORT)
                .acceptedLosses(new LinkedHashSet<>(accept))
                .orientation(exif)
                .packing(pack)
                .verification(verify ? Verification.REQUIRED : Verification.NONE)
                .threads(threads)
                .shardItems(shardItems)
                .build();
    }

    /** What to read and where to write: from a job, or from the other arguments. */
    private ExportParams.Builder source(ExportEngine engine) throws WrongUse, ExportException {
        if (from.isEmpty() && !job.isGiven()) {
            throw new WrongUse("option.missing", "nothing says what to read. Give --from TARGET[:PATH], or --params.");
        }
        Optional<TargetAndPath> source =
                from.isEmpty() ? Optional.empty() : Optional.of(TargetAndPath.parse(from, engine.targets()));
        Map<String, Object> toRead = filters.of(source);
        if (job.isGiven()) {
            ExportParams.Builder params =
                    job.read(engine, toRead, out == null ? Optional.empty() : Optional.of(destination()));
            if (source.isPresent() && !source.get().target().equals(params.target())) {
                throw new WrongUse(
                        "option.invalid",
                        "--from names the target '" + source.get().target() + "', and the job '" + params.target()
                                + "'. Leave --from out, or name the same.");
            }
            return params;
        }
        ExportParams.Builder params =
                ExportParams.from(source.orElseThrow().target()).destination(destination());
        toRead.forEach(params::filter);
        return params;
    }

    private List<FormatRequest> formats() throws WrongUse {
        List<WantedFormat> formats = to.isEmpty() && job.isGiven()
                ? List.of(new WantedFormat(JobArguments.USUAL_FORMAT, VersionRange.ANY))
                : WantedFormat.parseAll("--to", to);
        if (formats.isEmpty()) {
            throw new WrongUse("option.missing", "--to names no format. 'labelport formats' lists them.");
        }
        Requirements asked = abilities.requirements();
        return formats.stream()
                .map(format -> new FormatRequest(format.id(), asked.versions(format.versions()), Map.of()))
                .toList();
    }

    private Path destination() throws WrongUse {
        if (out == null) {
            return Path.of(".");
        }
        if (out.isEmpty()) {
            throw new WrongUse("option.invalid", "--out is empty. Name a folder; . is the working directory.");
        }
        try {
            return Path.of(out);
        } catch (InvalidPathException e) {
            throw new WrongUse("option.invalid", "--out '" + out + "' is not a path: " + e.getReason() + ".", e);
        }
    }
}
