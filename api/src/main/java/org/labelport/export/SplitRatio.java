package org.labelport.export;

import java.util.Locale;
import org.labelport.model.Split;
import org.labelport.report.ExportException;

/**
 * Divides items by a hash of their id, so that an item stays in its split when others are added or removed.
 *
 * @param train share of the training set, 0 to 1
 * @param validation share of the validation set
 * @param test share of the test set; the three add up to 1
 */
public record SplitRatio(double train, double validation, double test) {

    private static final double TOLERANCE = 1e-6;

    public SplitRatio {
        if (!(train >= 0 && validation >= 0 && test >= 0 && Math.abs(train + validation + test - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException("shares are 0 or more and add up to 1");
        }
    }

    /**
     * Reads {@code train/val} or {@code train/val/test}, such as {@code 0.8/0.1/0.1}.
     *
     * @throws ExportException {@code option.invalid}
     */
    public static SplitRatio parse(String text) throws ExportException {
        String[] shares = text.split("/", -1);
        try {
            if (shares.length == 2 || shares.length == 3) {
                return new SplitRatio(
                        Double.parseDouble(shares[0]),
                        Double.parseDouble(shares[1]),
                        shares.length == 3 ? Double.parseDouble(shares[2]) : 0);
            }
        } catch (IllegalArgumentException e) {
            // Not numbers, or not shares: said below, with what is expected.
        }
        throw new ExportException(
                "option.invalid",
                "'" + text
                        + "' is not a split. Give shares that add up to 1, as train/val or train/val/test: 0.8/0.1/0.1.");
    }

    /** The split of an item. Depends on the id and the shares alone. */
    public Split of(String itemId) {
        double position = (mix(itemId) >>> 11) * 0x1p-53;
        if (position < train) {
            return Split.TRAIN;
        }
        return position < train + validation || test == 0 ? Split.VALIDATION : Split.TEST;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s/%s/%s", train, validation, test);
    }

    /** FNV-1a and the finaliser of SplitMix64: even for ids that differ in one digit, and fixed for all time. */
    private static long mix(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
