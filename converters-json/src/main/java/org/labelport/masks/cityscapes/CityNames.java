package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.Census;
import org.labelport.convert.NumberedItem;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.target.LongSet;

/**
 * Makes names of three parts: city, sequence and frame. The items' own names are kept if all have this form and no two
 * in a split are equal. Otherwise the city is made of the letters of the first folder, and sequence and frame count the
 * items.
 */
final class CityNames {

    static final String PICTURE = "_leftImg8bit";

    private static final Pattern THREE_PARTS = Pattern.compile("([A-Za-z-]+)_(\\d{6})_(\\d{6})");
    private static final String NO_CITY = "city";
    private static final int LONGEST_CITY = 40;
    private static final long FRAMES = 1_000_000;

    private final boolean kept;

    private CityNames(boolean kept) {
        this.kept = kept;
    }

    static CityNames of(Census census) throws IOException {
        OriginalCores cores = new OriginalCores();
        census.forEachItem(header -> cores.add(header.split(), core(header.path())));
        return new CityNames(cores.allDiffer);
    }

    /** Finds out whether all items have names in Cityscapes' three parts, and different ones in each split. */
    private static final class OriginalCores {

        private final LongSet taken = new LongSet();
        private boolean allDiffer = true;

        /** If two hashes are equal by chance, all items are counted, which does no harm. */
        void add(Split split, Optional<String> core) {
            allDiffer = allDiffer
                    && core.isPresent()
                    && taken.add(SplitFolder.of(split) + "/" + core.get().toLowerCase(Locale.ROOT));
        }
    }

    /** Returns the name of an item: the city's folder and the three parts, without an end such as {@link #PICTURE}. */
    String of(NumberedItem numbered) {
        String path = numbered.item().path();
        Optional<String> core = kept ? core(path) : Optional.empty();
        String city = core.map(name -> name.substring(0, name.indexOf('_'))).orElseGet(() -> city(path));
        return city + "/" + core.orElseGet(() -> counted(city, numbered.number()));
    }

    private static String counted(String city, long number) {
        return city + "_" + sixDigits(number / FRAMES) + "_" + sixDigits(number % FRAMES);
    }

    private static String sixDigits(long number) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    private static Optional<String> core(String path) {
        String name = SafePath.stem(path.substring(path.lastIndexOf('/') + 1));
        String core = name.endsWith(PICTURE) ? name.substring(0, name.length() - PICTURE.length()) : name;
        Matcher parts = THREE_PARTS.matcher(core);
        return parts.matches() && parts.group(1).length() <= LONGEST_CITY && SafePath.isSafe(parts.group(1))
                ? Optional.of(core)
                : Optional.empty();
    }

    private static String city(String path) {
        int slash = path.indexOf('/');
        String letters = slash < 0 ? "" : path.substring(0, slash).replaceAll("[^A-Za-z]", "");
        String city =
                letters.substring(0, Math.min(LONGEST_CITY, letters.length())).toLowerCase(Locale.ROOT);
        return city.isEmpty() || !SafePath.isSafe(city) ? NO_CITY : city;
    }
}
