package org.labelport.engine.run;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.engine.catalogue.Catalogue;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.report.NearNames;

/**
 * Refuses codes of accepted losses that are misspelt, which would otherwise show when a long run fails at its end. A
 * source may have losses of its own, which nobody declares, so a code that is like no other is taken as it is.
 */
final class AcceptedLosses {

    private static final int MOST_SLIPS = 2;

    private AcceptedLosses() {}

    /** @throws ExportException {@code option.invalid} for a code that is unknown and nearly like one that is known */
    static void requireSpelt(Set<String> codes, Catalogue catalogue) throws ExportException {
        if (codes.isEmpty()) {
            return;
        }
        Set<String> known = new TreeSet<>(LossCodes.all());
        catalogue
                .formats()
                .forEach(format -> format.descriptor().losses().stream()
                        .map(LossSpec::code)
                        .forEach(known::add));
        Set<String> unknown = new TreeSet<>(codes);
        unknown.removeAll(known);
        for (String code : unknown) {
            var near = known.stream()
                    .filter(other -> NearNames.slips(code, other) <= MOST_SLIPS)
                    .min(Comparator.comparingInt(other -> NearNames.slips(code, other)));
            if (near.isPresent()) {
                throw new ExportException(
                        "option.invalid",
                        "no loss has the code '" + code + "', which is to be accepted. Did you mean " + near.get()
                                + "?");
            }
        }
    }
}
