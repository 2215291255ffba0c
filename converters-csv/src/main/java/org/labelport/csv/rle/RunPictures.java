package org.labelport.csv.rle;

import java.nio.file.Path;
import java.util.Optional;
import org.labelport.csv.picture.read.PictureFiles;
import org.labelport.csv.picture.read.PictureTableSource.Found;
import org.labelport.csv.picture.read.PictureTableSource.PictureNames;
import org.labelport.csv.picture.read.RowPicture;
import org.labelport.csv.picture.read.UsualNames;
import org.labelport.csv.text.Row;
import org.labelport.model.Media;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.options.PixelSize;
import org.labelport.output.SafePath;
import org.labelport.report.ItemException;

/**
 * Finds the pictures of tables of runs.
 *
 * @param size of pictures that are not there and whose size is not in the table, if the user gave it
 */
record RunPictures(Optional<PixelSize> size) implements PictureNames {

    static final OptionSpec OPTION = OptionSpec.optional(
            "size",
            OptionSpec.Type.SIZE,
            "Width and height of pictures that are not there and whose size is not in the table, such as 768x512.");

    static RunPictures of(Options filter) {
        return new RunPictures(
                filter.isSet(OPTION.name()) ? Optional.of(filter.size(OPTION.name())) : Optional.empty());
    }

    @Override
    public Found find(RowPicture picture, Row first, PictureFiles files) throws ItemException {
        String name = picture.path();
        String own = name + "/images/" + name + ".png"; // where each picture has a folder, beside that of its masks
        Optional<Path> file = SafePath.extension(name).isEmpty() ? files.findIfThere(own) : Optional.empty();
        return file.isPresent() ? new Found(own, file) : new UsualNames().find(picture, first, files);
    }

    @Override
    public Media media(RowPicture picture, Found found, Row first, PictureFiles files) throws ItemException {
        boolean sized = picture.width() > 0 && picture.height() > 0;
        return found.file().isPresent() || sized || size.isEmpty()
                ? files.image(found.file(), picture.width(), picture.height())
                : files.image(found.file(), size.get().width(), size.get().height());
    }
}
