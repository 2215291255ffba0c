package org.labelport.csv.picture.read;

import java.util.Set;

/**
 * Recognizes cells without a value: blank ones, and those with a word that pandas reads as a missing value and may
 * write for one.
 */
public final class MissingValues {

    private static final Set<String> WORDS = Set.of(
            "NA",
            "N/A",
            "n/a",
            "NaN",
            "nan",
            "-NaN",
            "-nan",
            "NULL",
            "null",
            "None",
            "<NA>",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "1.#IND",
            "-1.#IND",
            "1.#QNAN",
            "-1.#QNAN");

    private MissingValues() {}

    public static boolean isWord(String cell) {
        return WORDS.contains(cell);
    }

    public static boolean isMissing(String cell) {
        return cell.isBlank() || isWord(cell.strip());
    }
}
