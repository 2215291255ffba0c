package org.labelport.labelstudio.write.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.model.Annotation;
import org.labelport.objectparts.ItemLosses;
import org.labelport.report.LossCodes;

/** Writes annotations of an item as a whole, or of one of its pages. */
record TagWriter(
        ResultRules rules, ResultHead head, AnswerWriter answers, Consumer<Annotation> written, ItemLosses losses) {

    /**
     * Writes the annotations. All labels of the item are one result, since a control gives one result; likewise all
     * labels of a page.
     */
    void write(List<Annotation> tags) {
        Map<Integer, List<Annotation>> byPage = new TreeMap<>();
        for (Annotation tag : tags) {
            byPage.computeIfAbsent(page(tag), unused -> new ArrayList<>()).add(tag);
        }
        byPage.forEach(this::write);
    }

    private int page(Annotation tag) {
        return head.on(tag.index()).page();
    }

    private void write(int page, List<Annotation> tags) {
        List<Annotation> labels =
                tags.stream().filter(tag -> !tag.category().isEmpty()).toList();
        if (!labels.isEmpty()) {
            labels(page, labels);
        }
        Set<String> seen = new HashSet<>();
        for (Annotation tag : tags) {
            if (!tag.category().isEmpty()) {
                label(tag, labels.size(), seen);
            } else if (tag.attributes().isEmpty()) {
                losses.drop(tag, LossCodes.CATEGORY_MISSING, "it has neither a category nor attributes");
            } else {
                written.accept(tag);
                answers.ofItem(tag);
                tag.provenance().score().ifPresent(score -> answers.scoreDropped(tag));
            }
            if (!tag.track().isEmpty()) {
                losses.change(tag, LossCodes.TRACK_DROPPED, "labels of the item are in no track");
            }
            if (!tag.group().isEmpty()) {
                losses.change(tag, LossCodes.GROUP_DROPPED, "labels of the item are in no group");
            }
        }
    }

    private void labels(int page, List<Annotation> labels) {
        Annotation first = labels.get(0);
        Tool tool = page < 0 ? Tool.CHOICES : Tool.PAGE_CHOICES;
        Optional<Double> score =
                labels.size() == 1 ? first.provenance().score().filter(ResultWriter::isScore) : Optional.empty();
        ResultHead onPage = head.on(page);
        onPage.open(RegionIds.of(first.id()), tool.controlName(), tool.type(), Optional.empty(), score);
        JsonLine json = onPage.json();
        json.key("value").open('{').key(tool.labelKey()).open('[');
        labels.stream()
                .map(Annotation::category)
                .distinct()
                .forEach(name -> json.text(rules.labels().of(name)));
        json.close(']').close('}');
        onPage.close();
    }

    private void label(Annotation tag, int labels, Set<String> seen) {
        if (!seen.add(tag.category())) {
            losses.drop(tag, LossCodes.TAG_DROPPED, "the item has the label '" + tag.category() + "' already");
            return;
        }
        written.accept(tag);
        tag.attributes().keySet().forEach(name -> answers.dropped(tag, name, "labels of the item have no answers"));
        tag.provenance()
                .score()
                .filter(score -> labels > 1 || !ResultWriter.isScore(score))
                .ifPresent(score -> answers.scoreDropped(tag));
    }
}
