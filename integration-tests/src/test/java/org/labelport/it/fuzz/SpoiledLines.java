package org.labelport.it.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Tables and lists: lines, and cells between commas, blanks or colons. */
final class SpoiledLines {

    private static final List<String> SEPARATORS = List.of(",", " ", ": ", ";", "\t", "=");

    private SpoiledLines() {}

    static byte[] of(byte[] content, Random random) {
        String text = new String(content, ISO_8859_1);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(other));
            case 2 -> Collections.swap(lines, at, other);
            case 3 -> lines.set(at, "  " + lines.get(at));
            case 4 -> column(lines, random);
            case 5 -> lines.add(at, "");
            default -> lines.set(at, cells(lines.get(at), random));
        }
        return String.join(random.nextInt(10) == 0 ? "\r" : "\n", lines).getBytes(ISO_8859_1);
    }

    /** Removes the same cell of every line, or puts another in its place. */
    private static void column(List<String> lines, Random random) {
        int column = random.nextInt(12);
        boolean remove = random.nextBoolean();
        String by = hostile(random);
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = new ArrayList<>(Arrays.asList(lines.get(i).split(",", -1)));
            if (column < cells.size()) {
                if (remove) {
                    cells.remove(column);
                } else if (i > 0) {
                    cells.set(column, by);
                }
                lines.set(i, String.join(",", cells));
            }
        }
    }

    private static String cells(String line, Random random) {
        String separator =
                SEPARATORS.stream().filter(line::contains).findFirst().orElse(",");
        List<String> cells = new ArrayList<>(Arrays.asList(line.split(separator, -1)));
        int at = random.nextInt(cells.size());
        switch (random.nextInt(6)) {
            case 0 -> cells.remove(at);
            case 1 -> cells.add(at, cells.get(random.nextInt(cells.size())));
            case 2 -> Collections.swap(cells, at, random.nextInt(cells.size()));
            case 3 -> cells.set(at, '"' + cells.get(at));
            default -> cells.set(at, hostile(random));
        }
        return String.join(separator, cells);
    }

    private static String hostile(Random random) {
        String value = random.nextBoolean() ? Hostile.number(random) : Hostile.text(random);
        return new String(value.getBytes(UTF_8), ISO_8859_1);
    }
}
