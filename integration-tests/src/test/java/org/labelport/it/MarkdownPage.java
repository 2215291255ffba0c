package org.labelport.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of documentation, as far as tests look into it: fenced blocks, sections, tables, links. */
record MarkdownPage(Path file, List<String> lines) {

    private static final String FENCE = "```";
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

    /**
     * A fenced block.
     *
     * @param language behind the opening fence; empty when there is none
     * @param line 1-based number of the opening fence
     * @param last 1-based number of the closing fence
     */
    record Block(String language, int line, int last, List<String> content) {

        String text() {
            return String.join("\n", content);
        }
    }

    static MarkdownPage read(Path file) throws IOException {
        return new MarkdownPage(file, Files.readAllLines(file));
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).equals(FENCE)) {
                    end++;
                }
                String language = lines.get(i).substring(FENCE.length()).strip();
                blocks.add(new Block(language, i + 1, end + 1, lines.subList(i + 1, Math.min(end, lines.size()))));
                i = end;
            }
        }
        return blocks;
    }

    /** The lines below a heading of the second level, up to the next one. */
    List<String> section(String heading) {
        int start = lines.indexOf("## " + heading) + 1;
        if (start == 0) {
            throw new AssertionError(file + " has no section '## " + heading + "'");
        }
        int end = start;
        while (end < lines.size() && !lines.get(end).startsWith("## ")) {
            end++;
        }
        return lines.subList(start, end);
    }

    /** Cells of the first table among lines, without its head; empty when there is none. */
    static List<List<String>> firstTable(List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("|")) {
                rows.add(Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList());
            } else if (!rows.isEmpty()) {
                break;
            }
        }
        return rows.isEmpty() ? rows : rows.subList(2, rows.size());
    }

    /** Places that the page's text links to. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        for (String line : textLines()) {
            Matcher matcher = LINK.matcher(CODE.matcher(line).replaceAll("x"));
            while (matcher.find()) {
                links.add(matcher.group(1));
            }
        }
        return links;
    }

    /** What can stand behind {@code #} in a link to this page. */
    List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        for (String line : textLines()) {
            Matcher matcher = HEADING.matcher(line);
            if (matcher.matches()) {
                anchors.add(matcher.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
            }
        }
        return anchors;
    }

    private List<String> textLines() {
        List<String> text = new ArrayList<>(lines);
        for (Block block : blocks()) {
            for (int i = block.line() - 1; i < Math.min(block.last(), lines.size()); i++) {
                text.set(i, "");
            }
        }
        return text;
    }
}
