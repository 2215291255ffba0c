package org.labelport.labelstudio.verify;

import java.util.List;
import java.util.Optional;
import org.labelport.labelstudio.task.LabelConfig;
import org.labelport.labelstudio.task.Node;
import org.labelport.report.ExportException;

/**
 * Checks ranges of texts, dialogues, audio and time series.
 *
 * @param data of the task
 */
record RangeCheck(LabelConfig config, Node data, ResultProblems problems) {

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
        String key = shown.get().attribute("textKey", "text");
        List<String> turns = list.get().elements().stream()
                .map(turn -> turn.string(key).orElse(""))
                .toList();
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
        Optional<String> text = config.shown(result)
                .filter(shown -> shown.tag().equals("text"))
                .flatMap(shown -> data.string(shown.variable()));
        Optional<String> covered = value.string("text");
        if (text.isEmpty()) {
            return;
        }
        int count = text.get().codePointCount(0, text.get().length());
        boolean within = start >= 0 && end <= count;
        if (!within || covered.isPresent() && !covered.get().equals(slice(text.get(), (int) start, (int) end))) {
            problems.damaged(
                    "text", "the result '" + id + "' does not have the text at its offsets, which count code points");
        }
    }

    private static String slice(String text, int start, int end) {
        int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }
}
