package org.labelport.shell.text;

import java.util.Locale;

/** Writes numbers for people, the same in every locale. */
public final class Quantity {

    private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB", "PB"};

    private Quantity() {}

    /** {@code 114,467}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 item}, {@code 2 items}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 512 B}, {@code 1.2 MB}; 1 kB is 1000 B. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        do {
            amount /= 1000;
            unit++;
        } while (amount >= 999.95 && unit < BYTE_UNITS.length - 1);
        return String.format(Locale.ROOT, "%.1f %s", amount, BYTE_UNITS[unit]);
    }

    /** {@code 0:06}, {@code 12:34}, {@code 1:02:03}. */
    public static String clock(long seconds) {
        long hours = seconds / 3600;
        return hours == 0
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60);
    }

    /** {@code 0.4 s}, {@code 1:12}. */
    public static String elapsed(long nanos) {
        double seconds = nanos / 1e9;
        return seconds < 59.95 ? String.format(Locale.ROOT, "%.1f s", seconds) : clock(Math.round(seconds));
    }
}
