package org.labelport.testkit;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.labelport.report.ExportException;
import org.labelport.report.LossSpec;

/** Looks whether a format reports only losses that it has declared, so that users can know them beforehand. */
final class DeclaredLosses {

    private final EngineTrial trial;

    DeclaredLosses(EngineTrial trial) {
        this.trial = trial;
    }

    void verify(DataSet... dataSets) throws ExportException, IOException, InterruptedException {
        Set<String> undeclared = new TreeSet<>();
        for (DataSet data : dataSets) {
            undeclared.addAll(trial.export(data).summary().losses().keySet());
        }
        undeclared.removeAll(
                trial.format().losses().stream().map(LossSpec::code).collect(Collectors.toSet()));
        Rule.LOSSES.require(undeclared.isEmpty(), "losses() lacks " + undeclared);
    }
}
