package org.labelport.textgrid;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.UnwrittenParts;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes TextGrid files of Praat. */
@Component
@ProvidesFormat(
        format = "textgrid",
        title = "Praat TextGrid",
        data__types = {"audio"},
        annotation__types = {"audio"},
        shapes = {"tag", "interval"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class TextGridConverter implements Converter {

    private static final String TEXT = "text";

    private static final List<OptionSpec> OPTIONS = List.of(new OptionSpec(
            TEXT,
            OptionSpec.Type.TEXT,
            Optional.of(TextGridFiles.TEXT),
            false,
            List.of(),
            "Attribute that is written as the text of an interval; where there is none, the category is."));

    private static final List<LossSpec> LOSSES = LossSpec.joined(
            List.of(
                    AudioCodes.OVERLAP_SPLIT,
                    AudioCodes.TAG_AS_INTERVAL,
                    AudioCodes.TIME_CLIPPED,
                    AudioCodes.DURATION_UNKNOWN,
                    AudioCodes.CHANNEL_DROPPED),
            LossSpec.allShared(
                    LossCodes.GEOMETRY_DEGENERATE, LossCodes.GEOMETRY_UNSUPPORTED, LossCodes.CATEGORY_MISSING),
            UnwrittenParts.LOSSES,
            LossSpec.allShared(LossCodes.CLASS_RENAMED, LossCodes.FILE_RENAMED, LossCodes.TEXT_CONTROL_CHARS));

    @Override
    public List<OptionSpec> options() {
        return OPTIONS;
    }

    @Override
    public List<LossSpec> losses() {
        return LOSSES;
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Set<ItemDetail> needs(Options options) {
        return Set.of();
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new TextGridVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(
                request.census(),
                FileNames.Unique.STEM,
                header -> TextGridFiles.folder(header.split()),
                TextGridFiles::recordingName);
        Set<String> first = new HashSet<>(Set.of(TextGridShardWriter.NO_CATEGORY));
        request.census().taxonomy().names().forEach(name -> first.add(TierNames.onOneLine(name)));
        ClassNames tiers = ClassNames.plan(
                request.census().taxonomy(),
                category -> TierNames.spellable(category, first),
                Set.of(),
                request.losses());
        return new TextGridPlan(names, tiers, request.options().text(TEXT));
    }
}
