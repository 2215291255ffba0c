package org.labelport.labelstudio.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.CodePoints;
import org.labelport.report.ExportException;

/** Checks ranges of the texts, dialogues, audio and time series of a task. */
final class RangeCheck {

    private final LabelConfig config;
    private final Node data;
    private final ResultProblems problems;
    /** The texts that were met, and of dialogues those of their turns, by what shows them. */
    private final Map<LabelConfig.Shown, CodePoints> texts = new HashMap<>();

    private final Map<LabelConfig.Shown, List<String>> dialogues = new HashMap<>();

    /** @param data of the task */
    RangeCheck(LabelConfig config, Node data, ResultProblems problems) {
        this.config = config;
        this.data = data;
        this.problems = problems;
    }

    void series(String id, Node value) throws ExportException {
        Node start = value.need("start");
        Node end = value.need("end");
        if (start.value() instanceof Double from && end.value() instanceof Double to && to < from) {
            problems.rejected("result", id, "it ends before it starts");
        }
    }

    /**
     * Checks a range of a dialogue. Turns are given by their numbers, as texts; offsets count UTF-16 units within a
     * turn.
     */
    void turns(String id, Node result, Node value) throws ExportException {
        int start = value.need("start").integer();
        int end = value.need("end").integer();
        int startOffset = value.need("startOffset").integer();
        int endOffset = value.need("endOffset").integer();
        if (!value.need("start").isText() || !value.need("end").isText()) {
            problems.rejected("result", id, "'start' and 'end' must be the numbers of turns as texts, such as \"0\"");
        }
        Optional<LabelConfig.Shown> shown = config.shown(result);
        Optional<Node> list = shown.flatMap(each -> data.field(each.variable())).filter(Node::isList);
        if (list.isEmpty()) {
            return;
        }
        List<String> turns = dialogues.computeIfAbsent(shown.get(), by -> turns(by, list.get()));
        boolean within = start >= 0
                && start <= end
                && end < turns.size()
                && startOffset >= 0
                && startOffset <= turns.get(start).length()
                && endOffset >= (start == end ? startOffset : 0)
                && endOffset <= turns.get(end).length();
        Optional<String> covered = value.string("text");
        boolean same = within
                && (covered.isEmpty()
                        || start != end
                        || turns.get(start).substring(startOffset, endOffset).equals(covered.get()));
        if (!same) {
            problems.damaged(
                    "text",
                    "the result '" + id
                            + "' does not have the text at its offsets, which count UTF-16 units within each turn");
        }
    }

    void range(String id, Node result, Node value) throws ExportException {
        double start = value.need("start").number();
        double end = value.need("end").number();
        if (end < start) {
            problems.rejected("result", id, "it ends before it starts");
            return;
        }
        Optional<LabelConfig.Shown> shown =
                config.shown(result).filter(each -> each.tag().equals("text"));
        Optional<String> text = shown.flatMap(each -> data.string(each.variable()));
        if (text.isEmpty()) {
            return;
        }
        CodePoints points = texts.computeIfAbsent(shown.get(), by -> CodePoints.of(text.get()));
        Optional<String> covered = value.string("text");
        boolean within = start >= 0 && end <= points.count();
        if (!within || covered.isPresent() && !covered.get().equals(points.between((int) start, (int) end))) {
            problems.damaged(
                    "text", "the result '" + id + "' does not have the text at its offsets, which count code points");
        }
    }

    private static List<String> turns(LabelConfig.Shown shown, Node list) {
        String key = shown.attribute("textKey", "text");
        return list.elements().stream().map(turn -> turn.string(key).orElse("")).toList();
    }
}
