import java.awt.Color;

/** The soft colours of all pictures. */
final class Palette {
    static final Color CREAM = new Color(0xFDF8EC);
    static final Color SKY = new Color(0xCFE6EE);
    static final Color DAWN = new Color(0xFBE9D7);
    static final Color SAND = new Color(0xF0DFBF);
    static final Color SHALLOWS = new Color(0xB9DBDD);
    static final Color SEA = new Color(0x8CC0CC);
    static final Color DEEP_SEA = new Color(0x5F9FB2);
    static final Color ABYSS = new Color(0x3B7288);
    static final Color GRASS = new Color(0xB5CFA0);
    static final Color LEAF = new Color(0x86AD7E);
    static final Color KELP = new Color(0x4F8A6F);
    static final Color CORAL = new Color(0xE5745E);
    static final Color APRICOT = new Color(0xF3A66B);
    static final Color MUSTARD = new Color(0xEDC05A);
    static final Color ROSE = new Color(0xE9A5A4);
    static final Color PLUM = new Color(0x875C85);
    static final Color NAVY = new Color(0x2F4B63);
    static final Color WOOD = new Color(0xA9785A);
    static final Color SKIN = new Color(0xEFC3A0);
    static final Color GLINT = new Color(0x60FFFFFF, true);
    static final Color CLOUD = new Color(0xC8FFFFFF, true);
    static final Color STRING = new Color(0x702F4B63, true);

    private Palette() {}
}
