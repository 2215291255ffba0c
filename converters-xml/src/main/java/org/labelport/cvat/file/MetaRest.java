package org.labelport.cvat.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.report.ItemException;
import org.labelport.report.ToldNames;
import org.labelport.xml.XmlCursor;

/** What the {@code meta} of a file says and the model has no place for, with how often it does. */
final class MetaRest {

    /** Names of elements come from the file, and nobody reads a hundred of them. */
    private static final int MOST = 30;

    /** Texts that say nothing: what Labelport writes where CVAT requires an element. */
    private static final Set<String> NOTHING = Set.of("0", "1970-01-01 00:00:00.000000+00:00");

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(String what) {
        boolean named = counts.size() < MOST || counts.containsKey(what);
        counts.merge(named ? what : ToldNames.OTHERS, 1, Integer::sum);
    }

    /** Skips the element that the cursor is at, and adds it if it says anything. */
    void skip(XmlCursor xml) throws ItemException, IOException {
        skip(xml, xml.name());
    }

    /** @param what describes the element */
    void skip(XmlCursor xml, String what) throws ItemException, IOException {
        if (xml.skipSaying(NOTHING)) {
            add(what);
        }
    }

    /** Skips the list of a task's jobs, of which only the addresses say more than the size of the task does. */
    void skipSegments(XmlCursor xml) throws ItemException, IOException {
        while (xml.nextChild()) {
            while (xml.nextChild()) {
                if (xml.name().equals("url")) {
                    skip(xml, "url of segments");
                } else {
                    xml.skip();
                }
            }
        }
    }

    /** Returns one text for each thing. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        counts.forEach((what, count) -> texts.add(count == 1 ? what : what + " (" + count + ")"));
        return texts;
    }
}
