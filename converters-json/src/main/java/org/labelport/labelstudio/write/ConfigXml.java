package org.labelport.labelstudio.write;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.labelstudio.config.LabelNames;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.config.TimeSeries;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.place.Dialogue;
import org.labelport.labelstudio.write.results.AnswerControls;
import org.labelport.model.Category;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.output.ByteText;

/** Writes the labelling interface of one kind of media. */
final class ConfigXml {

    private final LabelStudioPlan plan;
    private final Project project;
    private final MediaKind media;
    private final ByteText out = new ByteText();

    private ConfigXml(LabelStudioPlan plan, Project project) {
        this.plan = plan;
        this.project = project;
        this.media = project.kind();
    }

    static ByteText of(LabelStudioPlan plan, Project project, Iterable<String> relationTypes) {
        ConfigXml xml = new ConfigXml(plan, project);
        MediaKind media = project.kind();
        xml.out.text("<View>\n");
        xml.object();
        for (Tool tool : tools(plan.census(), media)) {
            xml.tool(tool);
        }
        plan.results().answers().of(media).forEach(xml::answer);
        xml.relations(relationTypes);
        xml.out.text("</View>\n");
        return xml.out;
    }

    private static Set<Tool> tools(Census census, MediaKind media) {
        Map<ShapeKind, Long> shapes = census.shapes();
        Set<Tool> tools = EnumSet.noneOf(Tool.class);
        switch (media) {
            case IMAGE, PAGES -> addPictureTools(shapes.keySet(), tools);
            case VIDEO -> tools.addAll(List.of(Tool.LABELS, Tool.VIDEO_RECTANGLE, Tool.TIMELINE));
            case AUDIO, TEXT -> tools.add(Tool.LABELS);
            case HTML -> tools.add(Tool.HYPERTEXT);
            case DIALOGUE -> tools.add(Tool.PARAGRAPHS);
            case SERIES -> tools.add(Tool.SERIES);
        }
        if (shapes.containsKey(ShapeKind.TAG)) {
            tools.add(Tool.CHOICES);
            if (media == MediaKind.PAGES) {
                tools.add(Tool.PAGE_CHOICES);
            }
        }
        return tools;
    }

    private static void addPictureTools(Set<ShapeKind> shapes, Set<Tool> tools) {
        for (ShapeKind kind : shapes) {
            switch (kind) {
                case BOX -> tools.add(Tool.RECTANGLE);
                case ROTATED_BOX -> tools.addAll(List.of(Tool.RECTANGLE, Tool.POLYGON));
                case ELLIPSE -> tools.addAll(List.of(Tool.ELLIPSE, Tool.POLYGON));
                case POLYGON -> tools.addAll(List.of(Tool.POLYGON, Tool.BRUSH));
                case POLYLINE -> tools.add(Tool.VECTOR);
                case POINTS -> tools.addAll(List.of(Tool.RECTANGLE, Tool.KEYPOINT));
                case MASK -> tools.add(Tool.BRUSH);
                default -> {}
            }
        }
        if (tools.isEmpty()) {
            tools.add(Tool.RECTANGLE);
        }
    }

    private void object() {
        String value = media == MediaKind.PAGES ? "valueList" : "value";
        start(1, media.tag(), "name", media.key(), value, "$" + media.key());
        switch (media) {
            case DIALOGUE -> {
                attribute("layout", "dialogue");
                attribute("nameKey", Dialogue.AUTHOR);
                attribute("textKey", Dialogue.TEXT);
                out.text("/>\n");
            }
            case SERIES -> series();
            default -> out.text("/>\n");
        }
    }

    private void series() {
        TimeSeries series = TimeSeries.of(project.series(), plan.json()).orElseThrow();
        series.tag().forEach(this::attribute);
        out.text(">\n");
        for (Map<String, String> channel : series.channels()) {
            start(2, "Channel");
            channel.forEach(this::attribute);
            out.text("/>\n");
        }
        out.text("  </").text(media.tag()).text(">\n");
    }

    private void tool(Tool tool) {
        if (tool == Tool.KEYPOINT) {
            keypointTools();
            return;
        }
        start(1, tool.tag(), "name", tool.controlName(), "toName", media.key());
        if (tool == Tool.VIDEO_RECTANGLE) {
            out.text("/>\n");
            return;
        }
        boolean choices = tool == Tool.CHOICES || tool == Tool.PAGE_CHOICES;
        if (choices) {
            out.text(" choice=\"multiple\"");
        }
        if (tool == Tool.PAGE_CHOICES) {
            attribute("perItem", "true");
        }
        out.text(">\n");
        labels(choices ? "Choice" : "Label", plan.census().taxonomy().categories());
        out.text("  </").text(tool.tag()).text(">\n");
    }

    private void labels(String tag, List<Category> categories) {
        for (Category category : categories) {
            start(2, tag, "value", plan.results().labels().of(category.name()));
            if (!category.color().isEmpty()) {
                attribute("background", category.color());
            }
            out.text("/>\n");
        }
    }

    /** Writes a control for the points of each skeleton, and one for points of all other categories. */
    private void keypointTools() {
        List<Category> plain = new ArrayList<>();
        for (Category category : plan.census().taxonomy().categories()) {
            Skeleton skeleton = category.skeleton();
            if (skeleton.points().isEmpty()) {
                plain.add(category);
                continue;
            }
            start(1, Tool.KEYPOINT.tag(), "name", plan.results().pointControl(category), "toName", media.key());
            attribute("category", plan.results().labels().of(category.name()));
            out.text(">\n");
            List<String> names = LabelNames.ofPoints(skeleton);
            for (int i = 0; i < names.size(); i++) {
                start(2, "Label", "value", names.get(i), "model_index", Integer.toString(i));
                out.text("/>\n");
            }
            out.text("  </").text(Tool.KEYPOINT.tag()).text(">\n");
        }
        if (!plain.isEmpty() || plan.census().shapes("").containsKey(ShapeKind.POINTS)) {
            start(1, Tool.KEYPOINT.tag(), "name", Tool.KEYPOINT.controlName(), "toName", media.key());
            out.text(">\n");
            labels("Label", plain);
            out.text("  </").text(Tool.KEYPOINT.tag()).text(">\n");
        }
    }

    private void answer(AnswerControls.Control control) {
        start(1, control.kind().tag(), "name", control.name(), "toName", media.key());
        switch (control.scope()) {
            case REGION -> attribute("perRegion", "true");
            case PAGE -> attribute("perItem", "true");
            case ITEM -> {}
        }
        switch (control.kind()) {
            case DAY -> attribute("only", "date");
            case CHOICES -> attribute("choice", "multiple");
            default -> {}
        }
        if (control.values().isEmpty()) {
            out.text("/>\n");
            return;
        }
        out.text(">\n");
        for (String value : control.values()) {
            start(2, "Choice", "value", control.choices().of(value));
            out.text("/>\n");
        }
        out.text("  </").text(control.kind().tag()).text(">\n");
    }

    private void relations(Iterable<String> types) {
        if (!types.iterator().hasNext()) {
            return;
        }
        out.text("  <Relations>\n");
        for (String type : types) {
            start(2, "Relation", "value", type);
            out.text("/>\n");
        }
        out.text("  </Relations>\n");
    }

    private void start(int depth, String tag, String... attributes) {
        out.text("  ".repeat(depth)).text("<").text(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
    }

    private void attribute(String name, String value) {
        out.text(" ").text(name).text("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.text("&amp;");
                case '<' -> out.text("&lt;");
                case '"' -> out.text("&quot;");
                case '\t', '\n', '\r' -> out.text("&#").integer(c).text(";");
                default -> {
                    if (Character.isHighSurrogate(c)) {
                        out.text(value.substring(i, i + 2));
                        i++;
                    } else {
                        out.text(String.valueOf(c));
                    }
                }
            }
        }
        out.ascii('"');
    }
}
