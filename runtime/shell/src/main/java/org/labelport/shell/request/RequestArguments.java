package org.labelport.shell.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.ExportParams.Orientation;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportParams.Requirements;
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
            names = "--threads",
            paramLabel = "N",
            order = 16,
            description = "Number of threads that write. Default: one for each processor, within the limit 'threads'.")
    private @Nullable Integer threads;

    @Mixin
    private DestinationArguments destination = new DestinationArguments();

    @Mixin
    private CategoryArguments categories = new CategoryArguments();

    @Mixin
    private StrictnessArguments strictness = new StrictnessArguments();

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
        if (threads != null && threads < 1) {
            throw new WrongUse("option.invalid", "--threads " + threads + " is too few. Give 1 or more.");
        }
        if (shardItems < 0) {
            throw new WrongUse("option.invalid", "--shard-items " + shardItems + " is too few. Give 0 or more.");
        }
        strictness.into(params);
        destination.into(params);
        categories.into(params);
        if (!split.isEmpty()) {
            params.split(SplitRatio.parse(split));
        }
        if (media != null) {
            params.media(media);
        }
        if (threads != null) {
            params.threads(threads);
        }
        return params.orientation(exif).shardItems(shardItems).build();
    }

    /** What to read and where to write: from a job, or from the other arguments. */
    private ExportParams.Builder source(ExportEngine engine) throws WrongUse, ExportException {
        if (from.isEmpty() && !job.isGiven()) {
            throw new WrongUse("option.missing", "nothing says what to read. Give --from TARGET[:PATH], or --params.");
        }
        Optional<TargetAndPath> source =
                from.isEmpty() ? Optional.empty() : Optional.of(TargetAndPath.parse(from, engine.targets()));
        Map<String, Object> toRead = filters.of(source, engine.targets());
        if (job.isGiven()) {
            ExportParams.Builder params = job.read(engine, toRead, destination.named());
            if (source.isPresent() && !source.get().target().equals(params.target())) {
                throw new WrongUse(
                        "option.invalid",
                        "--from names the target '" + source.get().target() + "', and the job '" + params.target()
                                + "'. Leave --from out, or name the same.");
            }
            return params;
        }
        ExportParams.Builder params =
                ExportParams.from(source.orElseThrow().target()).destination(destination.folder());
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
}
