package org.labelport.dm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.Keys;
import org.labelport.dm.document.MediaOfV1;
import org.labelport.dm.document.MediaOfV2;
import org.labelport.dm.document.MediumKind;
import org.labelport.dm.document.MediumParts;
import org.labelport.dm.document.PlainJson;

/**
 * The annotations of one data unit, of either version. Immutable as long as the JSON it was made from is not changed.
 *
 * <p>Neither version says which it is, so that is told by the keys:
 *
 * <table>
 * <caption>The first line that is true decides</caption>
 * <tr><td>null, or a wrapper around null<td>{@link Version#NONE}
 * <tr><td>an object with {@code annotation_data} that is an object<td>a wrapper: what is inside is told by the lines below,
 *     V2 at least; {@code annotation_meta} adds flags, relations, groups and extra
 * <tr><td>{@code annotations} is an object and {@code annotationsData} is one or missing<td>{@link Version#V1}; without
 *     {@code annotationsData} no annotation has a place
 * <tr><td>one of {@code images, videos, pcds, texts, audios, prompts} is a list<td>{@link Version#V2}
 * <tr><td>nothing but {@code classification}, an object of lists<td>{@link Version#V2} without media
 * <tr><td>anything else<td>{@link Version#UNKNOWN}: the caller warns and keeps the JSON
 * </table>
 */
public final class DmDocument {

    /** What the JSON turned out to be. */
    public enum Version {
        /** Maps by medium, geometry apart. */
        V1,
        /** Lists by kind of medium and tool. */
        V2,
        /** There is no document: null, or no JSON at all. */
        NONE,
        /** JSON that is no such document. */
        UNKNOWN
    }

    private final Version version;
    private final Map<?, ?> content;
    private final Map<?, ?> meta;
    private final Map<String, MediumParts> media = new LinkedHashMap<>();
    private final List<String> unread = new ArrayList<>();

    private DmDocument(Version version, Map<?, ?> content, Map<?, ?> meta) {
        this.version = version;
        this.content = content;
        this.meta = meta;
        List<MediumParts> found = switch (version) {
            case V1 -> MediaOfV1.of(content);
            case V2 -> MediaOfV2.of(content, meta);
            case NONE, UNKNOWN -> List.of();
        };
        found.forEach(parts -> media.put(parts.id(), parts));
        Map<?, ?> beside = version == Version.V1 ? content : meta;
        for (String map : MediaOfV1.BESIDE) {
            addUnread(map, beside.get(map));
        }
    }

    /** What is no object has no place for media. */
    private void addUnread(String key, @Nullable Object value) {
        if (!PlainJson.isNothing(value) && !(value instanceof Map<?, ?>)) {
            unread.add(key);
        }
    }

    /**
     * Looks at any JSON value; never fails.
     *
     * @param json as {@link org.labelport.json.Json#read} gives it; not copied, and not to be changed any more
     */
    public static DmDocument of(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> object)) {
            return new DmDocument(json == null ? Version.NONE : Version.UNKNOWN, Map.of(), Map.of());
        }
        if (!object.containsKey(Keys.WRAPPED)) {
            return new DmDocument(version(object), object, Map.of());
        }
        Object inside = object.get(Keys.WRAPPED);
        Map<?, ?> meta = PlainJson.object(object.get(Keys.META));
        if (!(inside instanceof Map<?, ?> content)) {
            return new DmDocument(inside == null ? Version.NONE : Version.UNKNOWN, Map.of(), meta);
        }
        Version version = version(content) == Version.V1 ? Version.V1 : Version.V2;
        DmDocument document = new DmDocument(version, content, meta);
        document.addUnread(Keys.META, object.get(Keys.META));
        return document;
    }

    private static Version version(Map<?, ?> object) {
        Object data = object.get("annotationsData");
        if (object.get("annotations") instanceof Map<?, ?> && (data == null || data instanceof Map<?, ?>)) {
            return Version.V1;
        }
        for (MediumKind kind : MediumKind.values()) {
            if (object.get(kind.list()) instanceof List<?>) {
                return Version.V2;
            }
        }
        boolean emptyV2 = object.size() == 1
                && object.get("classification") instanceof Map<?, ?> tools
                && tools.values().stream().allMatch(List.class::isInstance);
        return emptyV2 ? Version.V2 : Version.UNKNOWN;
    }

    /** What the JSON is. */
    public Version version() {
        return version;
    }

    /**
     * The media in the document's order. In V1 those with annotations come first, then those that are only named beside
     * data, relations, groups or extra; in V2 an entry that is null takes a number as well.
     */
    public List<DmMedium> media() {
        return media.values().stream()
                .map(parts -> new DmMedium(parts.id(), parts.kind(), parts.entries()))
                .toList();
    }

    /**
     * The platform's number of the work that the annotations come from. It says nothing of the data, and an attribute that
     * every item has would be reported as left out by most formats: so it is not among {@link DmContent#attributes()}, and
     * whoever wants it asks here.
     */
    public Optional<String> assignmentId() {
        return PlainJson.id(content.get("assignmentId")).or(() -> PlainJson.id(meta.get("assignmentId")));
    }

    /** Keys of what is said beside the annotations and is no object, where the schema has objects by medium. */
    List<String> unread() {
        return unread;
    }

    /** Whether a medium is the one that what is said of the document as a whole is reported with. */
    boolean isFirst(String mediumId) {
        return media.keySet().iterator().next().equals(mediumId);
    }

    /** The document without a wrapper. */
    Map<?, ?> content() {
        return content;
    }

    Optional<MediumParts> medium(String id) {
        return Optional.ofNullable(media.get(id));
    }
}
