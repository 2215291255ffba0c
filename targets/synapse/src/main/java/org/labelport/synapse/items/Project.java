package org.labelport.synapse.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.synapse.json.SmallJson;
import org.labelport.synapse.platform.Explanation;
import org.labelport.synapse.platform.Platform;
import org.labelport.synapse.results.ListQuery;
import org.labelport.synapse.results.Listing;
import org.labelport.synapse.results.Listing.ProjectPlace;
import org.labelport.synapse.results.Result;
import org.labelport.synapse.results.Results;

/** What is known of the data set as a whole, in the platform's words. */
final class Project {

    private static final String CONFIGURATION = "configuration";
    private static final String PROJECT = "project";

    private final Listing listing;
    private final Map<String, ?> filter;
    private final LossSink losses;

    Project(Listing listing, Map<String, ?> filter, LossSink losses) {
        this.listing = listing;
        this.filter = filter;
        this.losses = losses;
    }

    /** Asks the platform for the project. When the platform does not give it, this is reported and the run goes on. */
    Map<String, Object> ofPlatform(Platform platform, Results results) throws ExportException, IOException {
        Optional<String> id = id(results);
        if (id.isEmpty()) {
            return properties(results, id, Map.of());
        }
        try {
            return properties(
                    results, id, platform.read(platform.address("projects/" + Platform.segment(id.get()) + "/")));
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            losses.loss(unknown("project " + id.get() + " cannot be read. " + Explanation.of(platform, e)));
            return properties(results, id, Map.of());
        }
    }

    /** Reads the project that was saved beside the pages, when there is one. */
    Map<String, Object> saved(Optional<Path> file, Results results) throws ExportException, IOException {
        Optional<String> id = id(results);
        if (file.isEmpty()) {
            return properties(results, id, Map.of());
        }
        try {
            return properties(results, id, SmallJson.object(Files.readAllBytes(file.get())));
        } catch (IOException e) {
            losses.loss(unknown(file.get() + " cannot be read: " + FileTrouble.reason(e) + ". Save it again"));
            return properties(results, id, Map.of());
        }
    }

    private Optional<String> id(Results results) throws ExportException, IOException {
        if (listing.project() == ProjectPlace.RESULT) {
            Optional<Result> first = results.peek();
            return first.isPresent() ? first.get().id(PROJECT) : Optional.empty();
        }
        List<String> ids = ListQuery.values(filter.get(PROJECT));
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }

    private Map<String, Object> properties(Results results, Optional<String> id, Map<String, Object> project)
            throws ExportException, IOException {
        results.peek();
        Map<String, Object> properties = new LinkedHashMap<>();
        results.expected().ifPresent(count -> properties.put("count", count));
        if (listing.project() == ProjectPlace.RESULT && id.isPresent()) {
            properties.put("project_id", number(id.get()));
        }
        properties.put(CONFIGURATION, project.get(CONFIGURATION) instanceof Map<?, ?> known ? known : Map.of());
        return properties;
    }

    private static Object number(String id) {
        return id.matches("[1-9][0-9]{0,17}") ? (Object) Long.valueOf(id) : id;
    }

    private static Loss unknown(String detail) {
        return Loss.ofDataset("project.unknown", detail);
    }
}
