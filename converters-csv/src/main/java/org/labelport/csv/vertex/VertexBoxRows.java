package org.labelport.csv.vertex;

import java.util.Optional;
import org.labelport.csv.picture.write.BoxRows;
import org.labelport.csv.picture.write.TablePicture;
import org.labelport.csv.text.Cells;
import org.labelport.geometry.BoxFit;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.Part;

/** Writes rows of a set, a path, a label and two corners as shares of the picture's sides. */
record VertexBoxRows(VertexPlan plan) implements BoxRows {

    static final int MOST_BOXES = 500;
    static final double SMALLEST_SHARE = 0.01;
    static final int SMALLEST_PIXELS = 8;

    private static final int DECIMALS = 8;
    /**
     * Tolerance for a box of exactly 8 pixels, which becomes a little smaller when its rounded shares are read again.
     */
    private static final double ROUNDING = 1e-3;

    @Override
    public String title() {
        return "Vertex AI import CSV";
    }

    @Override
    public Part table(Split split) {
        return VertexPlan.ROWS;
    }

    @Override
    public Optional<BoxFit.Note> refuse(Shape.Box box, TablePicture picture, int boxesBefore) {
        double across = box.width() / picture.image().width();
        double down = box.height() / picture.image().height();
        boolean small = Math.min(box.width(), box.height()) < SMALLEST_PIXELS - ROUNDING
                || Math.min(across, down) < SMALLEST_SHARE * (1 - ROUNDING);
        if (small) {
            return Optional.of(new BoxFit.Note(
                    VertexLosses.TOO_SMALL,
                    "Vertex AI accepts only boxes whose sides are at least 8 pixels and a hundredth of the picture's"));
        }
        if (boxesBefore >= MOST_BOXES) {
            return Optional.of(new BoxFit.Note(
                    VertexLosses.TOO_MANY, "Vertex AI accepts at most " + MOST_BOXES + " boxes of a picture"));
        }
        return Optional.empty();
    }

    @Override
    public void box(ByteText out, TablePicture picture, String category, Shape.Box box) {
        start(out, picture);
        Cells.append(out, VertexPlan.label(category)).ascii(',');
        corner(out, box.x() / picture.image().width(), box.y() / picture.image().height())
                .text(",,,");
        corner(
                        out,
                        box.right() / picture.image().width(),
                        box.bottom() / picture.image().height())
                .text(",,\n");
    }

    @Override
    public boolean empty(ByteText out, TablePicture picture) {
        start(out, picture);
        out.text(",,,,,,,,\n");
        return true;
    }

    private void start(ByteText out, TablePicture picture) {
        out.text(plan.words().of(picture.item().split())).ascii(',');
        Cells.append(out, plan.prefix() + picture.path()).ascii(',');
    }

    private static ByteText corner(ByteText out, double across, double down) {
        return out.shortest(Math.min(1, across), DECIMALS).ascii(',').shortest(Math.min(1, down), DECIMALS);
    }
}
