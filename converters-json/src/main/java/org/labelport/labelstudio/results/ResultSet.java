package org.labelport.labelstudio.results;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.labelstudio.json.Node;
import org.labelport.model.Annotation.Provenance;

/**
 * The results of one person or model on a task.
 *
 * @param maker who made them
 * @param score of each result; empty when results have their own scores, since that of the set only sums these up
 * @param at time of the last change, as the task has it; empty when it has none
 * @param cancelled whether the person skipped the task
 */
public record ResultSet(
        List<Node> results,
        Maker maker,
        String author,
        Optional<Double> score,
        String at,
        boolean cancelled,
        boolean groundTruth) {

    /** Who makes results. */
    public enum Maker {
        PERSON,
        MODEL
    }

    /** @throws IllegalArgumentException when there is no list of results */
    public static ResultSet of(Node set, Maker maker) {
        List<Node> results = set.isList() ? set.elements() : set.need("result").elements();
        boolean scored =
                results.stream().anyMatch(result -> result.numeric("score").isPresent());
        String author = maker == Maker.MODEL
                ? set.field("model_version")
                        .filter(Node::isText)
                        .map(Node::text)
                        .orElse("")
                : set.field("completed_by").map(ResultSet::person).orElse("");
        return new ResultSet(
                results,
                maker,
                author,
                scored ? Optional.empty() : set.numeric("score"),
                set.string("updated_at").or(() -> set.string("created_at")).orElse(""),
                set.isTrue("was_cancelled"),
                set.isTrue("ground_truth"));
    }

    private static String person(Node by) {
        if (by.isObject()) {
            return by.string("email").or(() -> by.field("id").map(Node::plain)).orElse("");
        }
        return by.plain();
    }

    Provenance provenance(Optional<Double> ownScore) {
        boolean model = maker == Maker.MODEL;
        Optional<Double> known = ownScore.isPresent() ? ownScore : model ? score : Optional.empty();
        return new Provenance(known, model, author, model ? Optional.empty() : time());
    }

    /** Returns the time of the last change; empty when the set has none, or one in another form. */
    public Optional<Instant> time() {
        try {
            return at.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(at).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the set that was changed last. Those without a time count as earlier, and the last of equal ones as later. */
    public static Optional<ResultSet> latest(List<ResultSet> sets) {
        return sets.stream()
                .reduce((latest, next) -> next.timeOrFirst().isBefore(latest.timeOrFirst()) ? latest : next);
    }

    private Instant timeOrFirst() {
        return time().orElse(Instant.MIN);
    }

    /** Returns the number of annotations that the set would give. Results with the same id are one annotation. */
    public int regions() {
        Set<String> ids = new HashSet<>();
        int count = 0;
        for (Node result : results) {
            if (result.string("type").filter("relation"::equals).isEmpty()) {
                String id = result.string("id").orElse("");
                if (id.isEmpty() || ids.add(id)) {
                    count++;
                }
            }
        }
        return count;
    }
}
