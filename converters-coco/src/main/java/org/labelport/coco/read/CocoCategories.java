package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoColor;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.coco.file.SeenKeys;
import org.labelport.model.Category;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** The {@code categories} of one file, by id. */
final class CocoCategories {

    /**
     * Keys whose values are computed or set anew by a writer: LVIS's counts, and whether a class of COCO is a thing.
     */
    private static final Set<String> DERIVED = Set.of("image_count", "instance_count", "frequency", "isthing");

    private final CocoFile file;
    private final LossSink losses;
    private final UnknownKeys unknown;
    /** The categories as they were read, in the file's order. */
    private final List<Draft> drafts = new ArrayList<>();

    private final Map<CocoId, Draft> draftsById = new HashMap<>();
    private final Map<CocoId, Category> byId = new HashMap<>();
    private final Map<String, Category> byName = new LinkedHashMap<>();

    CocoCategories(CocoFile file, LossSink losses, UnknownKeys unknown) {
        this.file = file;
        this.losses = losses;
        this.unknown = unknown;
    }

    Optional<Category> find(CocoId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the categories in the file's order, each name once. */
    Collection<Category> inOrder() {
        return byName.values();
    }

    /**
     * Gives the categories their final names. Called when it is known which ids the annotations have. In a file that
     * lists no categories they are named by their ids, so that its annotations are not lost.
     */
    void name(CategoryIds ids) {
        Set<String> ownParents = drafts.stream()
                .filter(Draft::isOwnParent)
                .map(draft -> draft.name)
                .collect(Collectors.toSet());
        for (Draft draft : drafts) {
            boolean heading = ownParents.contains(draft.name) && !draft.isOwnParent() && !ids.has(draft.id);
            if (heading) {
                losses.loss(Loss.ofDataset(
                        LossCodes.UNUSED_CATEGORY_DROPPED,
                        file.name() + ": the category '" + draft.name + "' (" + draft.place
                                + ") is left out: no annotation has it, and it is the supercategory of another category"
                                + " with the same name"));
            } else {
                add(draft);
            }
        }
        if (drafts.isEmpty()) {
            nameThoseOf(ids);
        }
    }

    private void nameThoseOf(CategoryIds ids) {
        if (ids.sorted().isEmpty()) {
            return;
        }
        for (CocoId id : ids.sorted()) {
            Category category = Category.of(free(id.toString()));
            byName.put(category.name(), category);
            byId.put(id, category);
        }
        renamed("it lists no categories, so the " + byName.size() + " that annotations have are named by their ids");
    }

    /**
     * Reads the category at the parser's position.
     *
     * @throws ExportException when another category with another name has its id, or it has a key twice
     */
    void read(JsonParser parser) throws ExportException, IOException {
        Draft draft = draft(parser);
        Draft first = draft.id == null ? null : draftsById.putIfAbsent(draft.id, draft);
        if (first == null) {
            drafts.add(draft);
        } else if (first.name.equals(draft.name)) {
            losses.loss(Loss.ofDataset(
                    CocoCodes.ID_DUPLICATE,
                    file.name() + ": category '" + draft.name + "' is listed twice (" + draft.place + ")"));
        } else {
            throw CocoSyntax.error(
                    file.json(),
                    parser,
                    "categories '" + first.name + "' and '" + draft.name + "' have the same id " + draft.id
                            + ", so it is not known which of them annotations mean. Give one of them, and its"
                            + " annotations, another id.");
        }
    }

    /** A category as it is in the file. */
    private static final class Draft {

        private final String place;
        private @Nullable CocoId id;
        private String name = "";
        private String parent = "";
        private String color = "";
        private final List<String> otherNames = new ArrayList<>();
        private final CategorySkeleton skeleton = new CategorySkeleton();

        Draft(String place) {
            this.place = place;
        }

        boolean isOwnParent() {
            return !name.isEmpty() && parent.equals(name);
        }
    }

    private Draft draft(JsonParser parser) throws ExportException, IOException {
        Draft draft = new Draft(CocoSyntax.place(parser));
        SeenKeys seen = new SeenKeys();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            seen.add(key);
            JsonToken token = parser.nextToken();
            switch (key) {
                case "id" -> draft.id = CocoId.read(parser);
                case "name" -> draft.name = CategoryTexts.one(parser);
                case "supercategory" ->
                    draft.parent = token.isStructStart() ? notRead(parser, key, token) : CategoryTexts.one(parser);
                case "keypoints" -> draft.skeleton.readPoints(parser, unknown);
                case "skeleton" -> draft.skeleton.readLines(parser, unknown);
                case "color" -> draft.color = color(parser, token);
                case "synset" -> draft.otherNames.add(CategoryTexts.one(parser));
                case "synonyms" -> draft.otherNames.addAll(CategoryTexts.list(parser, key, unknown));
                default -> notRead(parser, key, token);
            }
        }
        if (seen.isAnyTwice()) {
            throw CocoSyntax.error(file.json(), parser, "this category is ambiguous: " + seen.problem() + ".");
        }
        return draft;
    }

    private void add(Draft draft) {
        String name = draft.name;
        if (name.isEmpty()) {
            name = draft.id == null ? "unnamed" : draft.id.toString();
            renamed("a category without a name (" + draft.place + ") is named '" + name + "'");
        }
        for (String other : draft.otherNames) {
            if (!other.equals(name)) {
                unknown.notRead("categories", "synset, synonyms", "categories have one name");
            }
        }
        add(
                draft.id,
                new Category(
                        free(name),
                        draft.parent,
                        draft.color,
                        draft.skeleton.of(file.name(), name, losses),
                        List.of()));
    }

    /** Reports a value, and returns the empty text in its place. */
    private String notRead(JsonParser parser, String key, JsonToken token) throws IOException {
        boolean says = token != JsonToken.VALUE_NULL
                && !(token == JsonToken.VALUE_STRING && parser.getText().isEmpty());
        parser.skipChildren();
        if (says && !DERIVED.contains(key)) {
            unknown.notRead("categories", key, "categories have no place for it");
        }
        return "";
    }

    /**
     * Reads a colour: three numbers as in panoptic files, or {@code #rrggbb} as annotation programs write it. Any other
     * value is reported, and the result is empty.
     */
    private String color(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.START_ARRAY) {
            CountList channels = new CountList();
            boolean clean = channels.read(parser);
            if (clean
                    && channels.length() == CocoColor.CHANNELS
                    && Math.max(Math.max(channels.at(0), channels.at(1)), channels.at(2)) <= CocoColor.BRIGHTEST) {
                return CocoColor.hex(channels.at(0), channels.at(1), channels.at(2));
            }
        } else if (token == JsonToken.VALUE_STRING && CocoColor.isHex(parser.getText())) {
            return parser.getText().toLowerCase(Locale.ROOT);
        }
        return notRead(parser, "color", token);
    }

    private void add(@Nullable CocoId id, Category category) {
        byName.put(category.name(), category);
        if (id != null) {
            byId.put(id, category);
        }
    }

    private String free(String name) {
        String free = name;
        for (int suffix = 2; byName.containsKey(free); suffix++) {
            free = name + "__" + suffix;
        }
        if (!free.equals(name)) {
            renamed("a second category with the name '" + name + "' is read as '" + free + "'");
        }
        return free;
    }

    private void renamed(String detail) {
        losses.loss(Loss.ofDataset(LossCodes.CLASS_RENAMED, file.name() + ": " + detail));
    }
}
