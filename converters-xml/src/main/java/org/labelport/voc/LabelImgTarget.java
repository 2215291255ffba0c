package org.labelport.voc;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.model.Item;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.ItemSource;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.labelport.voc.file.LabelImgClasses;
import org.labelport.voc.file.LabelImgLayout;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.read.VocSource;
import org.osgi.service.component.annotations.Component;

/** Reads the XML files of LabelImg, which are beside their pictures, with or without folders for splits. */
@Component
@ProvidesTarget(
        target = "labelimg",
        title = "LabelImg (VOC XML beside pictures)",
        data__types = {"image"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class LabelImgTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required("path", Type.PATH, "Folder of the XML files; train/, val/ and test/ are splits."),
                OptionSpec.optional(
                        "images", Type.PATH, "Folder of the pictures; without it, they are beside the XML files."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path path = request.filter().path("path");
        if (!FileKind.isFolder(path)) {
            throw new ExportException("voc.missing", path + " is not a folder. Give the one that holds the XML files.");
        }
        return new InSplits(VocSource.open(
                request,
                new VocFolder(path, path),
                LabelImgClasses.in(path).map(LabelImgClasses::taxonomy),
                String.join(" or ", LabelImgClasses.FILES)));
    }

    /** Takes the folder that a path begins with as the item's split. */
    private record InSplits(VocSource source) implements ParallelItemSource {

        @Override
        public Optional<Reading> nextReading() {
            return source.nextReading().map(reading -> () -> reading.read().map(InSplits::divided));
        }

        @Override
        public void allRead() throws ExportException, IOException {
            source.allRead();
        }

        private static Item divided(Item item) {
            Optional<Split> split = LabelImgLayout.split(item.path());
            String path = split.isPresent() ? item.path().substring(item.path().indexOf('/') + 1) : item.path();
            return new Item(
                    item.id(),
                    path,
                    split.orElse(Split.NONE),
                    item.slot(),
                    item.media(),
                    item.annotations(),
                    item.relations(),
                    item.attributes());
        }

        @Override
        public Taxonomy taxonomy() {
            return source.taxonomy();
        }

        @Override
        public OptionalLong expectedItems() {
            return source.expectedItems();
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
