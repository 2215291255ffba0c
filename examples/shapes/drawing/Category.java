import java.awt.Color;
import java.util.List;

/** The categories in id order. The order is not alphabetical, so that a reader that sorts by name is noticed. */
enum Category {
    PERSON("person", "person", new Color(0x0B6B4F)),
    BOAT("boat", "vehicle", new Color(0x1D4ED8)),
    FISH("fish", "animal", new Color(0xC2410C)),
    /** This category is on no picture. An export must keep it, or the numbers of the classes after it change. */
    LIGHTHOUSE("lighthouse", "building", new Color(0x444444)),
    KITE("kite", "toy", new Color(0x6D28D9)),
    RING("ring", "toy", new Color(0xBE185D));

    static final List<String> PERSON_KEYPOINTS =
            List.of("head", "left_hand", "right_hand", "left_foot", "right_foot");
    /** Pairs of 1-based positions in {@link #PERSON_KEYPOINTS}, as COCO counts them. */
    static final List<List<Integer>> PERSON_SKELETON =
            List.of(List.of(1, 2), List.of(1, 3), List.of(1, 4), List.of(1, 5));

    final String label;
    final String supercategory;
    final Color ink;

    Category(String label, String supercategory, Color ink) {
        this.label = label;
        this.supercategory = supercategory;
        this.ink = ink;
    }

    int id() {
        return ordinal() + 1;
    }
}
