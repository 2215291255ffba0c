package org.labelport.via;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.labelport.via.file.ViaKind;
import org.labelport.via.read.ViaSource;
import org.osgi.service.component.annotations.Component;

/** Reads the CSV files of VIA 1 and 2. */
@Component
@ProvidesTarget(
        target = "csv-via",
        title = "VGG Image Annotator 2 CSV",
        data__types = {"image"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class CsvViaTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return ViaKind.CSV.filterKeys();
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return ViaSource.open(request, ViaKind.CSV);
    }
}
