package org.labelport.sheet;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.DefaultFlag;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossSpec;
import org.osgi.service.component.annotations.Component;

/** Writes one HTML page that shows what a data set looks like. */
@Component
@ProvidesFormat(
        format = "html",
        title = "Preview sheet (HTML)",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"},
        annotation__types = {"image", "video", "audio", "text", "pcd", "prompt"},
        shapes = {
            "tag",
            "box",
            "rotated_box",
            "polygon",
            "polyline",
            "ellipse",
            "points",
            "mask",
            "cuboid",
            "point_labels",
            "span",
            "interval",
            "reply",
            "other"
        })
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class SheetConverter implements Converter {

    /** Code of the loss of a sample's picture that cannot be shown. */
    static final String PICTURE_UNREAD = "html.picture-unread";

    private static final String SAMPLES_ONLY = "html.samples-only";
    private static final String SAMPLES = "samples";
    private static final String WIDTH = "width";
    private static final String PICTURES = "pictures";
    private static final int MOST_SAMPLES = 1000;
    private static final int LEAST_WIDTH = 64;
    private static final int MOST_WIDTH = 2048;

    @Override
    public List<OptionSpec> options() {
        return List.of(
                integer(SAMPLES, "24", "Number of items that are shown, up to " + MOST_SAMPLES + "."),
                integer(WIDTH, "360", "Largest width and height of a picture on the page, in pixels, 64 to 2048."),
                OptionSpec.flag(
                        PICTURES,
                        DefaultFlag.ON,
                        "Whether to show the pictures themselves; otherwise shapes on grey."));
    }

    private static OptionSpec integer(String name, String byDefault, String help) {
        return new OptionSpec(name, OptionSpec.Type.INTEGER, Optional.of(byDefault), false, List.of(), help);
    }

    @Override
    public List<LossSpec> losses() {
        return List.of(
                new LossSpec(SAMPLES_ONLY, "the page shows samples and counts, not the data itself"),
                new LossSpec(PICTURE_UNREAD, "pictures of samples that cannot be shown"));
    }

    /** Returns all, because one loss already says that the page does not hold the data itself. */
    @Override
    public Set<Metadata> keeps() {
        return EnumSet.allOf(Metadata.class);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        long samples = within(request, SAMPLES, 0, MOST_SAMPLES);
        long width = within(request, WIDTH, LEAST_WIDTH, MOST_WIDTH);
        request.losses().loss(Loss.ofDataset(SAMPLES_ONLY, "the data itself is not in the page"));
        Overview overview = Overview.of(request.census());
        Samples chosen = Samples.choose(overview.annotatedItems(), request.census(), (int) samples);
        return new SheetPlan(
                request.census(), overview, chosen, request.options().flag(PICTURES) ? (int) width : 0);
    }

    private static long within(PlanRequest request, String option, int least, int most) throws ExportException {
        long value = request.options().integer(option);
        if (value < least || value > most) {
            throw new ExportException(
                    "option.invalid",
                    "format html: '" + option + "' must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
