package org.labelport.labelstudio.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.Geometry;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.model.Annotation;
import org.labelport.model.Relation;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/**
 * Groups the results of one task: results with the same id are one annotation, a region with its labels and answers.
 */
public final class ResultReader {

    private final ReadItem item;
    private final String place;
    private final SourceReport report;
    private final ReadAnnotations found = new ReadAnnotations();
    private final RegionReader regions;
    private final AnswerReader answers;
    private final LinkReader links;
    private int sets;

    /** @param place file and line of the task, for messages */
    public ResultReader(ReadItem item, String place, SourceReport report) {
        this.item = item;
        this.place = place;
        this.report = report;
        this.regions = RegionReader.of(item, found, report);
        this.answers = new AnswerReader(item, found);
        this.links = new LinkReader(item.id(), place, report);
    }

    public List<Annotation> annotations() {
        return found.all();
    }

    public List<Relation> relations() {
        return links.relations();
    }

    /** Reads the results of one person or model. */
    public void read(ResultSet results) throws ExportException {
        OneSet set = new OneSet(
                results,
                sets++,
                new PointsReader(item.settings().taxonomy(), item.settings().config()));
        Map<String, List<Node>> objects = new LinkedHashMap<>();
        List<Node> joins = new ArrayList<>();
        int number = 0;
        for (Node result : results.results()) {
            number++;
            if (!result.isObject()) {
                error("result " + number, new IllegalArgumentException("a result must be an object"));
            } else if (result.string("type").filter("relation"::equals).isPresent()) {
                joins.add(result);
            } else {
                String id = id(result, number);
                objects.computeIfAbsent(id, unused -> new ArrayList<>()).add(result);
                result.string("parentID")
                        .filter(parent -> !parent.isEmpty() && !parent.equals(id))
                        .ifPresent(parent -> set.hangs(id, parent));
            }
        }
        set.labelParents(objects);
        int first = found.size();
        for (Map.Entry<String, List<Node>> object : objects.entrySet()) {
            object(object.getKey(), object.getValue(), set);
        }
        set.points().finish(found.all().subList(first, found.size()));
        for (Node join : joins) {
            links.read(join, set);
        }
    }

    private static String id(Node result, int number) {
        return result.field("id")
                .filter(each -> !each.isList() && !each.isObject())
                .map(Node::plain)
                .filter(each -> !each.isEmpty())
                .orElse("result " + number);
    }

    private void object(String id, List<Node> results, OneSet set) throws ExportException {
        List<Node> places = new ArrayList<>();
        List<Node> given = new ArrayList<>();
        for (Node result : results) {
            (Geometry.kind(result) == Geometry.Kind.ANSWER ? given : places).add(result);
        }
        if (places.isEmpty()) {
            for (Node answer : given) {
                if (attempt(id, () -> answers.read(id, answer, set))) {
                    reportUnread(
                            id,
                            "an answer about the item",
                            RegionKeys.of(List.of(answer)).names());
                }
            }
            return;
        }
        Node main = places.get(0);
        List<Node> labels = new ArrayList<>();
        for (Node other : places) {
            if (other == main || samePlace(main, other)) {
                labels.add(other);
            }
        }
        region(id, main, labels, given, set);
        for (Node other : places) {
            if (!labels.contains(other)) {
                region(id, other, List.of(other), List.of(), set);
            }
        }
    }

    private void region(String id, Node main, List<Node> labels, List<Node> given, OneSet set) throws ExportException {
        List<String> ofPoint = new ArrayList<>();
        boolean isRead = attempt(id, () -> ofPoint.addAll(regions.read(id, main, labels, given, set)));
        reportUnread(
                set.points().annotation(),
                "point " + id + ", a further one of the object, which has other values than the first one",
                ofPoint);
        if (isRead) {
            reportUnread(
                    id,
                    RegionKeys.of(Stream.concat(labels.stream(), given.stream()).toList()));
        }
        if (isRead && Geometry.kind(main) == Geometry.Kind.VECTOR) {
            List<String> unread = Geometry.unreadOfPath(main.need("value"));
            if (!unread.isEmpty()) {
                report.loss(Loss.changed(item.id(), id, LabelStudioCodes.PATH_CHANGED, String.join("; ", unread)));
            }
        }
    }

    private void reportUnread(String id, RegionKeys keys) throws ExportException {
        reportUnread(
                id,
                "a further result of the region, which has other values than the first one",
                keys.unread().stream().map(key -> "meta." + key).toList());
        reportUnread(id, "a result of the region", List.copyOf(keys.others()));
        reportUnread(
                id, "a result of the region, whose meta is no object", keys.formless() ? List.of("meta") : List.of());
    }

    private void reportUnread(String id, String of, List<String> keys) throws ExportException {
        if (!keys.isEmpty()) {
            report.loss(Loss.changed(
                    item.id(),
                    id,
                    LabelStudioCodes.KEY_DROPPED,
                    "keys of " + of + " are not read: " + String.join(", ", keys)));
        }
    }

    private static boolean samePlace(Node main, Node other) {
        if (main.string("type").equals(other.string("type"))
                && main.string("from_name").equals(other.string("from_name"))) {
            return false;
        }
        for (String key : List.of("x", "y", "start", "end", "startOffset", "endOffset")) {
            if (!main.need("value")
                    .field(key)
                    .map(Node::value)
                    .equals(other.need("value").field(key).map(Node::value))) {
                return false;
            }
        }
        return true;
    }

    @FunctionalInterface
    private interface Attempt {

        void run() throws ItemException;
    }

    private boolean attempt(String id, Attempt attempt) throws ExportException {
        try {
            attempt.run();
            return true;
        } catch (IllegalArgumentException | ArithmeticException e) {
            error(id, e);
        } catch (ItemException e) {
            report.error(ItemError.ofAnnotation(item.id(), id, e.code(), place + ": " + e.getMessage()));
        }
        return false;
    }

    private void error(String id, Exception e) throws ExportException {
        report.error(ItemError.ofAnnotation(
                item.id(),
                id,
                LabelStudioCodes.REGION,
                place + ": the result '" + id + "' cannot be read: " + e.getMessage() + ". Correct it, or remove it."));
    }
}
