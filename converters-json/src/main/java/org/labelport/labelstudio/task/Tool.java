package org.labelport.labelstudio.task;

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
    /** Labels of single pages. */
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

    /** The name that the control has in an interface of ours. */
    public String controlName() {
        return controlName;
    }

    /** The {@code type} of its results. */
    public String type() {
        return tag.toLowerCase(Locale.ROOT);
    }

    /** The key in a result's value that holds the categories. */
    public String labelKey() {
        return this == VIDEO_RECTANGLE ? LABELS.type() : type();
    }
}
