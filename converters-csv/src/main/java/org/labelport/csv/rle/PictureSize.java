package org.labelport.csv.rle;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.csv.picture.PictureFiles;
import org.labelport.csv.picture.PictureTableSource.Found;
import org.labelport.csv.picture.PictureTableSource.PictureNames;
import org.labelport.csv.picture.RowPicture;
import org.labelport.csv.picture.UsualNames;
import org.labelport.csv.text.Row;
import org.labelport.model.Media;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/** The size that the user gives for pictures whose files are not there; 0 x 0 when there is none. */
record PictureSize(int width, int height) implements PictureNames {

    static final OptionSpec OPTION = OptionSpec.optional(
            "size",
            OptionSpec.Type.TEXT,
            "Width and height of pictures that are not there and whose size is not in the table, such as 768x512.");

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,8})x([1-9][0-9]{0,8})");

    static PictureSize of(Options filter) throws ExportException {
        if (!filter.isSet(OPTION.name())) {
            return new PictureSize(0, 0);
        }
        String given = filter.text(OPTION.name());
        Matcher size = SIZE.matcher(given);
        if (!size.matches()) {
            throw new ExportException(
                    "option.invalid",
                    "csv-rle: '" + given + "' is not a value for 'size'. Give width and height, such as 768x512.");
        }
        return new PictureSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
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
        return found.file().isPresent() || sized
                ? files.image(found.file(), picture.width(), picture.height())
                : files.image(found.file(), width, height);
    }
}
