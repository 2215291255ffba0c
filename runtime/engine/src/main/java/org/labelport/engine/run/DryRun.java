package org.labelport.engine.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.labelport.convert.Census;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.events.RunLog;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.media.ItemNeeds;
import org.labelport.engine.publish.TemporaryFolder;
import org.labelport.engine.staging.CountedFiles;
import org.labelport.engine.write.FinishedFormat;
import org.labelport.export.ExportPreview;
import org.labelport.export.ExportPreview.CategoryCount;
import org.labelport.export.ExportPreview.FormatPreview;
import org.labelport.model.Category;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/** Does everything that a run does, with an output that keeps nothing, so that its result is that of a run. */
public final class DryRun {

    private DryRun() {}

    /** Runs on the calling thread; an interrupt cancels it. */
    public static ExportPreview preview(
            String id, RunRequest request, Settings settings, RunEvents events, Cancellation cancellation)
            throws ExportException {
        return RunFailures.translated("the plan", () -> {
            // Messages of formats go to the log of a run, and a dry run has no log.
            RunLog silent = new RunLog(RunEvents.untold(id), new JacksonJson());
            try (TemporaryFolder folder = TemporaryFolder.of(id);
                    RunContext context = RunSettings.context(settings, events, silent, cancellation)) {
                return new RunSteps(request, ItemNeeds.Originals.LEFT, context)
                        .run(
                                folder.create("work"),
                                format -> new CountedFiles(),
                                (data, finished) -> preview(data.spool().census(), finished));
            }
        });
    }

    private static ExportPreview preview(Census census, List<FinishedFormat> finished) {
        List<CategoryCount> categories = new ArrayList<>();
        for (Category category : census.taxonomy().categories()) {
            categories.add(new CategoryCount(category.name(), census.shapes(category.name())));
        }
        if (!census.shapes("").isEmpty()) {
            categories.add(new CategoryCount("", census.shapes("")));
        }
        Map<Split, Long> splits = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            if (census.items(split) > 0) {
                splits.put(split, census.items(split));
            }
        }
        List<FormatPreview> formats = new ArrayList<>();
        for (FinishedFormat format : finished) {
            CountedFiles files = (CountedFiles) format.files();
            formats.add(new FormatPreview(format.summary(), files.folders()));
        }
        return new ExportPreview(categories, splits, formats);
    }
}
