import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds to the two decimals that are written. */
final class Decimals {
    private Decimals() {}

    static double round(double pixels) {
        return decimal(pixels).doubleValue();
    }

    static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    static Rectangle2D rounded(Rectangle2D box) {
        double x = round(box.getMinX());
        double y = round(box.getMinY());
        return new Rectangle2D.Double(x, y, round(box.getMaxX() - x), round(box.getMaxY() - y));
    }
}
