package org.labelport.csv.picture.read;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.labelport.csv.text.Row;
import org.labelport.output.ByteText;

/** A row of one of several tables. */
record TableRow(TableFile table, Row row) {

    /** Names table and line, for messages. */
    String place() {
        return table.name() + ", line " + row.line();
    }

    /** @param table its index among the tables */
    static void encode(int table, Row row, ByteText out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(table);
        data.writeLong(row.line());
        data.writeInt(row.cells().size());
        for (String cell : row.cells()) {
            byte[] text = cell.getBytes(StandardCharsets.UTF_8);
            data.writeInt(text.length);
            data.write(text);
        }
    }

    /** Reads what {@link #encode} wrote. */
    static TableRow decode(byte[] encoded, List<TableFile> tables) throws IOException {
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(encoded));
        TableFile table = tables.get(data.readInt());
        long line = data.readLong();
        int count = data.readInt();
        List<String> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cells.add(new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8));
        }
        return new TableRow(table, new Row(line, cells));
    }
}
