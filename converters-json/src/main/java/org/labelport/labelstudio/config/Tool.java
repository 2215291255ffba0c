package org.labelport.labelstudio.config;

import java.util.Locale;

/** The controls of the labelling interface that carry categories. */
public enum Tool {
    RECTANGLE("RectangleLabels", "box"),
    ELLIPSE("EllipseLabels", "ellipse"),
    POLYGON("PolygonLabels", "polygon"),
    VECTOR("VectorLabels", "line"),
    KEYPOINT("KeyPointLabels", "point"),
    BRUSH("BrushLabels", "brush"),
    VIDEO_RECTANGLE("VideoRectangle", "track"),
    TIMELINE("TimelineLabels", "timeline"),
    LABELS("Labels", "label"),
    CHOICES("Choices", "class"),
    /** Choices for single pages. */
    PAGE_CHOICES("Choices", "page_class"),
    PARAGRAPHS("ParagraphLabels", "paragraph_label"),
    HYPERTEXT("HyperTextLabels", "html_label"),
    SERIES("TimeSeriesLabels", "series_label");

    private final String tag;
    private final String controlName;

    Tool(String tag, String controlName) {
        this.tag = tag;
        this.controlName = controlName;
    }

    public String tag() {
        return tag;
    }

    /** Returns the name of the control in interfaces that this program writes. */
    public String controlName() {
        return controlName;
    }

    /** Returns the {@code type} of the control's results. */
    public String type() {
        return tag.toLowerCase(Locale.ROOT);
    }

    /** Returns the key of the categories in a result's value. */
    public String labelKey() {
        return this == VIDEO_RECTANGLE ? LABELS.type() : type();
    }
}
