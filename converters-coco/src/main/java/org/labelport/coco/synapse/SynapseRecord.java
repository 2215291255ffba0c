package org.labelport.coco.synapse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;

/**
 * The contribution of an item to the document. In a part it is one line with its place in the order, its image and its
 * annotations, separated by tabs. Tabs and line ends are escaped in JSON.
 *
 * @param place the item's place in the order of {@link SynapseOrder}
 * @param image the image as a JSON object without its id
 * @param annotations the annotations as a JSON array, without ids
 */
record SynapseRecord(int place, JsonText image, JsonText annotations) {

    static void write(int place, Map<String, Object> image, List<Object> annotations, Json json, ByteText line)
            throws IOException {
        line.integer(place).ascii('\t');
        json.write(image, line, Json.Style.LINE);
        line.ascii('\t');
        json.write(annotations, line, Json.Style.LINE);
    }

    /** Returns all records of a part, sorted by place. */
    static List<SynapseRecord> readAll(Part part, ExportOutput out) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        out.copy(part, copy);
        byte[] bytes = copy.toByteArray();
        List<SynapseRecord> records = new ArrayList<>();
        for (int start = 0; start < bytes.length; ) {
            int end = indexOf('\n', bytes, start);
            int image = indexOf('\t', bytes, start) + 1;
            int annotations = indexOf('\t', bytes, image) + 1;
            records.add(new SynapseRecord(
                    Integer.parseInt(new String(bytes, start, image - 1 - start, StandardCharsets.US_ASCII)),
                    new JsonText(Arrays.copyOfRange(bytes, image, annotations - 1)),
                    new JsonText(Arrays.copyOfRange(bytes, annotations, end))));
            start = end + 1;
        }
        records.sort(Comparator.comparingInt(SynapseRecord::place));
        return records;
    }

    /** Returns the index of a byte, or the length when it does not occur. */
    private static int indexOf(char wanted, byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
