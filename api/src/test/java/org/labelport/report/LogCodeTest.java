package org.labelport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes, texts and levels are those of the Synapse SDK. */
class LogCodeTest {

    @ParameterizedTest
    @CsvSource({
        "STORAGE_VALIDATION_FAILED, Storage validation failed., danger",
        "FILTER_VALIDATION_FAILED, Filter validation failed., danger",
        "TARGET_VALIDATION_FAILED, Target validation failed., danger",
        "VALIDATION_FAILED, Validation failed., danger",
        "EXPORT_STARTED, Export process started., info",
        "EXPORT_COMPLETED, Export process completed., info",
        "EXPORT_FAILED, Export process failed: {}, danger",
        "NO_RESULTS_FOUND, No results found for export., warning",
        "RESULTS_RETRIEVED, Retrieved {} results for export, info",
        "ORIGINAL_FILE_EXPORTED, Original file exported successfully., info",
        "DATA_FILE_EXPORTED, Data file exported successfully., info",
        "FILE_EXPORT_FAILED, Failed to export file: {}, danger",
        "TARGET_HANDLER_ERROR, Target handler error: {}, danger",
        "NULL_DATA_DETECTED, Data is null for export item, warning",
    })
    void codesAreThoseOfTheSdk(String name, String text, String level) {
        LogCode code = LogCode.of(name).orElseThrow();

        assertEquals(text, code.message());
        assertEquals(text.replace("{}", "{} 7"), code.message("{} 7"));
        assertEquals(level, code.context().key());
    }

    @Test
    void otherNamesAreNoCodes() {
        assertEquals(Optional.empty(), LogCode.of("ITEMS_DISCOVERED"));
    }
}
