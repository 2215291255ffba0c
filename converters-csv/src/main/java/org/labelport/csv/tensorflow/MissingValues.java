package org.labelport.csv.tensorflow;

import java.util.Set;

/**
 * Recognizes cells without a value: blank ones, and those with a word that pandas reads as a missing value and may
 * write for one.
 */
final class MissingValues {

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

    static boolean isWord(String cell) {
        return WORDS.contains(cell);
    }

    static boolean isMissing(String cell) {
        return cell.isBlank() || isWord(cell.strip());
    }
}
