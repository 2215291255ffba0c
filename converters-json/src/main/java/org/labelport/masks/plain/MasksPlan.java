package org.labelport.masks.plain;

import java.io.IOException;
import java.util.List;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.json.Json;
import org.labelport.masks.file.MasksLayout;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.DefaultFlag;
import org.labelport.options.Options;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;

/** The decisions of one run: the values of classes, the names of files, and the kind of masks. */
public record MasksPlan(MaskClasses classes, Mode mode, Instances instances, FileNames names, Json json)
        implements ConversionPlan {

    /** The option that chooses a {@link Mode}. */
    public static final OptionSpec MODE_OPTION = OptionSpec.choice(
            "mode",
            "gray",
            List.of("gray", "palette"),
            "gray writes values, palette writes the same values with a colour for each, from which OpenCV reads colours");

    /** The option that chooses {@link Instances}. */
    public static final OptionSpec INSTANCES_OPTION = OptionSpec.flag(
            "instances",
            DefaultFlag.OFF,
            "write a second PNG of 16 bits that numbers the objects of each picture from 1");

    /** The kind of PNG that masks are. */
    enum Mode {
        GRAY,
        PALETTE
    }

    /** Whether each picture gets a second mask that numbers its objects. */
    enum Instances {
        NONE(Integer.MAX_VALUE),
        NUMBERED(0xFFFF);

        private final int most;

        Instances(int most) {
            this.most = most;
        }

        /** The most objects that a picture may have. */
        int most() {
            return most;
        }
    }

    /**
     * Decides these for a run.
     *
     * @throws ExportException when the options do not fit each other or the number of classes
     */
    public static MasksPlan of(PlanRequest request) throws ExportException, IOException {
        Options options = request.options();
        MaskClasses classes = MaskClasses.of(request.census().taxonomy(), options);
        Mode mode = options.text(MODE_OPTION.name()).equals("palette") ? Mode.PALETTE : Mode.GRAY;
        if (mode == Mode.PALETTE && classes.bits() != Byte.SIZE) {
            throw new ExportException(
                    "option.conflict",
                    "format masks: mode=palette has colours for 254 classes, but there are "
                            + classes.taxonomy().size() + ". Give mode=gray, or choose fewer classes with --only.");
        }
        return new MasksPlan(
                classes,
                mode,
                options.flag(INSTANCES_OPTION.name()) ? Instances.NUMBERED : Instances.NONE,
                MasksLayout.names(request.census()),
                request.json());
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new MasksShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        out.folder(MaskFolders.IMAGES + "/train");
        out.folder(MaskFolders.MASKS + "/train");
        classes.write(out, json);
    }
}
