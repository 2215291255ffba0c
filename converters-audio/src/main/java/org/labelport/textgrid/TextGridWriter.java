package org.labelport.textgrid;

import java.util.List;
import org.labelport.output.ByteText;
import org.labelport.textgrid.TextGrid.Mark;
import org.labelport.textgrid.TextGrid.Tier;

/** Writes Praat's long text form, with the blanks at the ends of lines that Praat writes. */
final class TextGridWriter {

    private static final double MICROS = 1e6;
    private static final int DECIMALS = 6;

    private final ByteText out;

    TextGridWriter(ByteText out) {
        this.out = out;
    }

    void write(TextGrid grid) {
        out.text("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
        time("xmin", grid.start());
        time("xmax", grid.end());
        out.text("tiers? <exists> \nsize = ").integer(grid.tiers().size()).text(" \nitem []: \n");
        int number = 0;
        for (Tier tier : grid.tiers()) {
            out.text("    item [").integer(++number).text("]:\n");
            tier(tier);
        }
    }

    private void tier(Tier tier) {
        text("        class", tier.points() ? TextGrid.POINTS : TextGrid.INTERVALS);
        text("        name", tier.name());
        time("        xmin", tier.start());
        time("        xmax", tier.end());
        List<Mark> marks = tier.marks();
        String element = tier.points() ? "        points" : "        intervals";
        out.text(element).text(": size = ").integer(marks.size()).text(" \n");
        int number = 0;
        for (Mark mark : marks) {
            out.text(element).text(" [").integer(++number).text("]:\n");
            if (tier.points()) {
                time("            number", mark.start());
                text("            mark", mark.text());
            } else {
                time("            xmin", mark.start());
                time("            xmax", mark.end());
                text("            text", mark.text());
            }
        }
    }

    private void time(String name, long micros) {
        out.text(name).text(" = ").shortest(micros / MICROS, DECIMALS).text(" \n");
    }

    private void text(String name, String text) {
        out.text(name).text(" = \"").text(text.replace("\"", "\"\"")).text("\" \n");
    }
}
