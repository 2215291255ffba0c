package org.labelport.textgrid;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.textgrid.TextGrid.Mark;
import org.labelport.textgrid.TextGrid.Tier;

/** Reads files in Praat's long and short text form, in UTF-8, or in UTF-16 with a byte order mark. */
final class TextGridParser {

    private static final String TEXT_FILE = "ooTextFile";
    private static final String CHRONOLOGICAL = "Praat chronological TextGrid text file";
    private static final String GRID = "TextGrid";
    private static final String EXISTS = "exists";
    private static final String ABSENT = "absent";
    private static final int LONGEST_SHOWN = 40;
    private static final String SAVE_AS_TEXT = "Open it in Praat and choose 'Save as text file...'";

    private final PraatTokens tokens;
    private final Limits limits;
    private int counted;

    private TextGridParser(BufferedReader in, Limits limits) {
        this.tokens = new PraatTokens(in, limits);
        this.limits = limits;
    }

    /**
     * Reads a file.
     *
     * @throws TextGridProblem when Praat would not read it, or Praat alone
     */
    static TextGrid read(Path file, Limits limits) throws IOException, TextGridProblem {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return new TextGridParser(text(bytes), limits).grid();
        } catch (CharacterCodingException e) {
            throw TextGridProblem.ofPraatOnly(
                    0,
                    "it is neither UTF-8 nor UTF-16. " + SAVE_AS_TEXT + ", with 'Text writing settings...' on UTF-8");
        }
    }

    /** A byte order mark says that it is UTF-16, and which. One of UTF-8 reaches the tokens, to which it is a blank. */
    private static BufferedReader text(InputStream bytes) throws IOException {
        bytes.mark(2);
        int mark = bytes.read() << Byte.SIZE | bytes.read();
        bytes.reset();
        boolean utf16 = mark == 0xFEFF || mark == 0xFFFE;
        Charset charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new BufferedReader(new InputStreamReader(bytes, charset.newDecoder()));
    }

    private TextGrid grid() throws IOException, TextGridProblem {
        header();
        long start = tokens.micros();
        long end = tokens.micros();
        List<Tier> tiers = new ArrayList<>();
        if (hasTiers()) {
            int count = tokens.count();
            for (int i = 0; i < count; i++) {
                tiers.add(tier());
            }
        }
        return new TextGrid(start, end, tiers, tokens.hasMore() ? tokens.line() : 0);
    }

    private boolean hasTiers() throws IOException, TextGridProblem {
        String flag = tokens.flag();
        if (!flag.equals(EXISTS) && !flag.equals(ABSENT)) {
            throw new TextGridProblem(
                    tokens.line(), "there is <" + shown(flag) + "> where <exists> or <absent> belongs");
        }
        return flag.equals(EXISTS);
    }

    private void header() throws IOException, TextGridProblem {
        String type = tokens.text();
        if (type.equals(CHRONOLOGICAL)) {
            throw TextGridProblem.ofPraatOnly(
                    tokens.line(), "it is a chronological text file of Praat. " + SAVE_AS_TEXT);
        }
        if (!type.startsWith(TEXT_FILE)) {
            throw new TextGridProblem(
                    tokens.line(), "it is not a text file of Praat, but '" + shown(type) + "'. " + SAVE_AS_TEXT);
        }
        String content = tokens.text();
        if (!content.equals(GRID)) {
            throw new TextGridProblem(tokens.line(), "it is not a TextGrid, but '" + shown(content) + "'");
        }
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private Tier tier() throws IOException, TextGridProblem {
        countOne();
        String kind = tokens.text();
        int line = tokens.line();
        if (!kind.equals(TextGrid.INTERVALS) && !kind.equals(TextGrid.POINTS)) {
            throw new TextGridProblem(line, "there is no kind of tier '" + shown(kind) + "'");
        }
        boolean points = kind.equals(TextGrid.POINTS);
        String name = tokens.text();
        long start = tokens.micros();
        long end = tokens.micros();
        int count = tokens.count();
        List<Mark> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            found.add(mark(points));
        }
        return new Tier(name, points, start, end, found, line);
    }

    private Mark mark(boolean point) throws IOException, TextGridProblem {
        countOne();
        long start = tokens.micros();
        int line = tokens.line();
        long end = point ? start : tokens.micros();
        return new Mark(start, end, tokens.text(), line);
    }

    /** Counts a tier or mark; each takes memory. */
    private void countOne() throws TextGridProblem {
        if (++counted > limits.count(Limit.ANNOTATIONS_PER_ITEM)) {
            throw new TextGridProblem(
                    tokens.line(),
                    "there are more than " + limits.count(Limit.ANNOTATIONS_PER_ITEM) + " "
                            + Limit.ANNOTATIONS_PER_ITEM.meaning() + ". Divide the file, or raise '"
                            + Limit.ANNOTATIONS_PER_ITEM.key() + "' in limits.json");
        }
    }
}
