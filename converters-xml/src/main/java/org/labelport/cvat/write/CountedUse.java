package org.labelport.cvat.write;

import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.convert.Census;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.xml.XmlText;

/** Finds out which attributes occur from the run's counters. */
record CountedUse(Census census, ExportOutput counts) implements AttributeUse {

    private static final String USED = "used ";
    private static final String UNFIT = "odd ";

    /** Counts the attributes of a written annotation. */
    static void count(ShardOutput out, CvatLabels.Label label, ElementAttributes attributes) {
        for (String name : attributes.texts().keySet()) {
            out.count(key(USED, label, name), 1);
        }
        for (String name : attributes.unfit(label.category())) {
            out.count(key(UNFIT, label, name), 1);
        }
    }

    @Override
    public Set<String> names() {
        return census.attributes().stream().map(XmlText::writable).collect(Collectors.toSet());
    }

    @Override
    public boolean isUsed(CvatLabels.Label label, String name) {
        return counts.count(key(USED, label, name)) > 0;
    }

    @Override
    public boolean hasUnfitValue(CvatLabels.Label label, String name) {
        return counts.count(key(UNFIT, label, name)) > 0;
    }

    @Override
    public boolean varies(CvatLabels.Label label, String name) {
        return false;
    }

    private static String key(String prefix, CvatLabels.Label label, String name) {
        return prefix + label.index() + ' ' + name;
    }
}
