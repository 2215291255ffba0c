package org.labelport.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.labelport.report.ExportException;

/**
 * Exports and reads the same data as on another machine: with another language, other digits and another day, and with
 * the originals in another folder. What comes out must be the same.
 */
final class Elsewhere {

    /** Has a comma in numbers, digits that are not ASCII, and an i without a dot as the lower case of I. */
    private static final Locale LANGUAGE = Locale.forLanguageTag("tr-TR-u-nu-arab");

    /** The clocks of these are 26 hours apart, so that in one of them it is always another day than here. */
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("Pacific/Kiritimati"), ZoneId.of("Etc/GMT+12"));

    private final ZoneId zone = anotherDay(Clock.systemDefaultZone());
    private final EngineTrial trial;
    private final DataSet here;
    private final DataSet there;

    /** @param there the same data as {@code here}, with the originals in another folder */
    Elsewhere(EngineTrial trial, DataSet here, DataSet there) {
        this.trial = trial;
        this.here = here;
        this.there = there;
    }

    /** The zone in which today is another day than by a clock, as an export with the day in it would show. */
    static ZoneId anotherDay(Clock here) {
        return ZONES.stream()
                .filter(zone -> !LocalDate.now(here.withZone(zone)).equals(LocalDate.now(here)))
                .findFirst()
                .orElseThrow();
    }

    private String elsewhere() {
        return "where the language is " + LANGUAGE.toLanguageTag() + ", the time zone " + zone.getId()
                + ", and the folder of the originals another";
    }

    @FunctionalInterface
    private interface Exporting {
        EngineTrial.Export export() throws ExportException, IOException, InterruptedException;
    }

    /** @param reading empty when the format has no reader */
    void verify(Optional<Reading> reading) throws ExportException, IOException, InterruptedException {
        EngineTrial.Export export = trial.export(here);
        compare("the export's bytes depend", export, away(() -> trial.export(there)));
        if (reading.isPresent()) {
            Path source = export.folder();
            compare(
                    "what is read depends",
                    reading.get().read(source),
                    away(() -> reading.get().read(source)));
        }
    }

    private void compare(String what, EngineTrial.Export expected, EngineTrial.Export actual) {
        TreeDiff.between("here", withoutHashes(expected), "elsewhere", withoutHashes(actual))
                .ifPresent(difference -> {
                    throw Rule.ELSEWHERE.failure(
                            what + " on the machine, and differs " + elsewhere() + ":\n" + difference);
                });
    }

    /** Without the report, which differs wherever a file does, and not in words that help. */
    private static ExportTree withoutHashes(EngineTrial.Export export) {
        return export.files().only(path -> !path.equals(ExportTree.RUN));
    }

    private EngineTrial.Export away(Exporting exporting) throws IOException, InterruptedException {
        Locale language = Locale.getDefault();
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        TimeZone own = TimeZone.getDefault();
        try {
            Locale.setDefault(LANGUAGE);
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            return exporting.export();
        } catch (ExportException e) {
            throw Rule.ELSEWHERE.failure("what works here fails " + elsewhere() + ": " + e.line());
        } finally {
            Locale.setDefault(language);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
            TimeZone.setDefault(own);
        }
    }
}
