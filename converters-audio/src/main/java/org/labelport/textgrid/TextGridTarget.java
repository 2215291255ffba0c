package org.labelport.textgrid;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads TextGrid files of Praat, and of programs that write them, such as ELAN and forced aligners. */
@Component
@ProvidesTarget(
        target = "textgrid",
        title = "Praat TextGrid",
        data__types = {"audio"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class TextGridTarget implements TargetHandler {

    static final String CATEGORY = "category";
    static final String OF_TEXT = "text";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        "path",
                        Type.PATH,
                        "Folder of the TextGrid files, those in folders below it, too; or one such file."),
                OptionSpec.optional(
                        "media",
                        Type.PATH,
                        "Folder of the recordings; without it, they are beside the TextGrid files."),
                OptionSpec.choice(
                        CATEGORY,
                        "tier",
                        List.of("tier", OF_TEXT),
                        "What the category of an interval is: the name of its tier, or its text."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return TextGridSource.open(request);
    }
}
