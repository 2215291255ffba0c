package org.labelport.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExportParamsTest {

    /** Else it would differ from process to process which of several wrong options is named. */
    @Test
    void optionsOfAFormatKeepTheirOrder() {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "option-" + i).toList();
        Map<String, Object> options = new LinkedHashMap<>();
        names.forEach(name -> options.put(name, 1));

        ExportParams params = ExportParams.from("coco").to("yolo", options).build();

        assertEquals(names, List.copyOf(params.formats().get(0).options().keySet()));
    }
}
