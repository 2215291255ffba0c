package org.labelport.shell.create;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.plugin.PluginException;

/**
 * A plug-in to be created: a format that builds, passes the contract test and writes a small table, which its author
 * changes into what is needed.
 *
 * @param data types that the format lists
 * @param annotations types whose annotations it holds; among {@code data}
 * @param installation of Labelport, whose repository the project is built from; empty when it is not known
 */
public record NewPlugin(PluginNames names, Set<DataType> data, Set<DataType> annotations, Optional<Path> installation) {

    private static final String ANYWHERE = "file:///opt/labelport/repository";

    public NewPlugin {
        data = Set.copyOf(data);
        annotations = Set.copyOf(annotations);
        if (data.isEmpty() || annotations.isEmpty() || !data.containsAll(annotations)) {
            throw new IllegalArgumentException("annotations " + annotations + " of data " + data);
        }
    }

    /**
     * Writes the project.
     *
     * @param parent the folder in which the project's folder is made
     * @return the project's folder
     * @throws PluginException {@code plugin.folder} when the folder is there already or cannot be written; nothing is left
     *     of it
     */
    public Path writeInto(Path parent) throws PluginException, IOException {
        return ProjectFolder.write(parent.resolve(names.format()), files());
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> values = values();
        Set<String> conditions = annotations.stream().map(DataType::key).collect(Collectors.toSet());
        Map<String, String> files = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : templates().entrySet()) {
            files.put(file.getKey(), new Template(file.getValue()).text(values, conditions));
        }
        return files;
    }

    /** Maps each file of the project to the template that it is made from. */
    private Map<String, String> templates() {
        String folder = names.packageName().replace('.', '/') + "/";
        String main = "src/main/java/" + folder;
        String type = names.classPrefix();
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put("pom.xml", "pom.xml.template");
        templates.put("bnd.bnd", "bnd.bnd.template");
        templates.put("README.md", "README.md.template");
        templates.put(".gitignore", "gitignore.template");
        templates.put(".mvn/maven.config", "maven.config.template");
        templates.put(main + "package-info.java", "package-info.java.template");
        templates.put(main + type + "Converter.java", "Converter.java.template");
        templates.put(main + type + "Plan.java", "Plan.java.template");
        templates.put(main + type + "Writer.java", "Writer.java.template");
        templates.put("src/test/java/" + folder + type + "ContractTest.java", "ContractTest.java.template");
        return templates;
    }

    private Map<String, String> values() throws IOException {
        Properties versions = new Properties();
        try (InputStream in = requireNonNull(NewPlugin.class.getResourceAsStream("versions.properties"))) {
            versions.load(in);
        }
        return Map.ofEntries(
                Map.entry("name", names.format()),
                Map.entry("title", names.title()),
                Map.entry("class", names.classPrefix()),
                Map.entry("package", names.packageName()),
                Map.entry("folder", names.packageName().replace('.', '/')),
                Map.entry("data", array(sorted(data).map(DataType::key))),
                Map.entry("annotations", array(sorted(annotations).map(DataType::key))),
                Map.entry("shapes", array(shapes().stream().map(ShapeKind::key))),
                Map.entry(
                        "repository",
                        installation
                                .map(home -> mavensAddress(home.resolve("repository")))
                                .orElse(ANYWHERE)),
                Map.entry("labelportVersion", versions.getProperty("labelport")),
                Map.entry("bndVersion", versions.getProperty("bnd")),
                Map.entry("componentVersion", versions.getProperty("component")),
                Map.entry("junitVersion", versions.getProperty("junit")));
    }

    /**
     * The folder's URL for a POM. Letters beyond ASCII are not escaped, because Maven decodes each escaped byte as a
     * character of its own.
     */
    private static String mavensAddress(Path folder) {
        try {
            return new URI("file", "", folder.toUri().getPath(), null, null)
                    .toString()
                    .replace("&", "&amp;");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The kinds of shapes for which the writer's template has code. */
    private Set<ShapeKind> shapes() {
        Set<ShapeKind> shapes = EnumSet.of(ShapeKind.TAG);
        for (DataType type : annotations) {
            switch (type) {
                case IMAGE, VIDEO ->
                    shapes.addAll(Set.of(
                            ShapeKind.BOX,
                            ShapeKind.ROTATED_BOX,
                            ShapeKind.POLYGON,
                            ShapeKind.ELLIPSE,
                            ShapeKind.MASK));
                case AUDIO -> shapes.add(ShapeKind.INTERVAL);
                case TEXT -> shapes.add(ShapeKind.SPAN);
                case POINT_CLOUD -> shapes.add(ShapeKind.CUBOID);
                case PROMPT -> {} // tags only
            }
        }
        return shapes;
    }

    private static Stream<DataType> sorted(Set<DataType> types) {
        return types.stream().sorted();
    }

    /** The value of an annotation's element, as the formatter writes it. */
    private static String array(Stream<String> keys) {
        String quoted = keys.map(key -> '"' + key + '"').collect(Collectors.joining(", "));
        return quoted.contains(",") ? "{" + quoted + "}" : quoted;
    }
}
