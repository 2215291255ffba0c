package org.labelport.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.report.ExportException;

/** Looks whether a converter said exactly one thing about each annotation, not only as many things as there are. */
final class Accounting {

    private Accounting() {}

    static void verify(EngineTrial trial, DataSet data) throws ExportException, IOException, InterruptedException {
        Audit audit = new Audit();
        EngineTrial.Export export = trial.export(data, audit::around, params -> {});
        for (Finding error : Finding.errors(export.files())) {
            Rule.ACCOUNTED.require(!error.code().startsWith("converter."), error.toString());
        }
        List<String> faults = new ArrayList<>();
        for (Item item : data.items()) {
            audit.of(item.id()).ifPresent(fate -> {
                List<String> said = new ArrayList<>(fate.written());
                said.addAll(fate.dropped());
                List<String> expected =
                        item.annotations().stream().map(Annotation::id).toList();
                List<String> missing = new ArrayList<>(expected);
                missing.removeAll(said);
                expected.forEach(said::remove);
                if (!missing.isEmpty() || !said.isEmpty()) {
                    faults.add("item '" + item.id() + "': nothing was said about annotations " + missing
                            + ", too much about " + said);
                }
            });
        }
        Rule.ACCOUNTED.require(faults.isEmpty(), String.join("\n", faults));
    }
}
