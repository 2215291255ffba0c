package org.labelport.shell.request;

import java.util.LinkedHashSet;
import java.util.List;
import org.labelport.export.ExportParams;
import org.labelport.shell.invocation.WrongUse;
import picocli.CommandLine.Option;

/** The arguments that say which categories an export has, and how they are called. */
final class CategoryArguments {

    @Option(
            names = "--categories",
            split = ",",
            paramLabel = "NAME",
            order = 8,
            description = "All categories, in the order in which they are numbered. Default: the source's.")
    private List<String> categories = List.of();

    @Option(
            names = "--map",
            paramLabel = "OLD=NEW",
            order = 9,
            description =
                    "Renames a category; several may get the same name. =NEW is for annotations without a category. Repeatable.")
    private List<String> map = List.of();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            order = 10,
            description = "Leaves out annotations of all other categories.")
    private List<String> only = List.of();

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "NAME",
            order = 11,
            description = "Leaves out annotations of these categories.")
    private List<String> without = List.of();

    /** Puts them into a request. */
    void into(ExportParams.Builder params) throws WrongUse {
        params.categories(categories)
                .renames(Assignment.parseAll("--map", map))
                .onlyCategories(new LinkedHashSet<>(only))
                .withoutCategories(new LinkedHashSet<>(without));
    }
}
