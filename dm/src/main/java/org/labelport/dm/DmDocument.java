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
 * <p>A document does not say of which version it is, so the keys decide:
 *
 * <table>
 * <caption>The first line that is true decides</caption>
 * <tr><td>null, or a wrapper around null<td>{@link Version#NONE}
 * <tr><td>an object whose {@code annotation_data} is an object<td>a wrapper: the lines below decide about what is
 *     inside, which is V2 when none of them is true; {@code annotation_meta} adds flags, relations, groups and extra
 * <tr><td>{@code annotations} is an object and {@code annotationsData} is one or missing<td>{@link Version#V1}; without
 *     {@code annotationsData} no annotation has a geometry
 * <tr><td>one of {@code images, videos, pcds, texts, audios, prompts} is a list<td>{@link Version#V2}
 * <tr><td>nothing but {@code classification}, an object of lists<td>{@link Version#V2} without media
 * <tr><td>anything else<td>{@link Version#UNKNOWN}: the caller warns and keeps the JSON
 * </table>
 */
public final class DmDocument {

    /** The version of a document. */
    public enum Version {
        /** Annotations and their geometry in two maps by medium. */
        V1,
        /** Lists by kind of medium and tool. */
        V2,
        /** There is no document: null, or a wrapper around null. */
        NONE,
        /** JSON that is not such a document. */
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

    /** Notes a key whose value should be an object by medium and is not. */
    private void addUnread(String key, @Nullable Object value) {
        if (!PlainJson.isNothing(value) && !(value instanceof Map<?, ?>)) {
            unread.add(key);
        }
    }

    /**
     * Makes a document from any JSON value. Never fails.
     *
     * @param json a value of {@link org.labelport.json.Json#read}; it is not copied, and must not be changed afterwards
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

    /** The version of the document. */
    public Version version() {
        return version;
    }

    /**
     * The media in the document's order. In V1 those with annotations come first, then those that are only named in
     * data, relations, groups or extra. In V2 an entry that is null is numbered too.
     */
    public List<DmMedium> media() {
        return media.values().stream()
                .map(parts -> new DmMedium(parts.id(), parts.kind(), parts.entries()))
                .toList();
    }

    /**
     * The platform's number of the assignment that the annotations come from. It is not among
     * {@link DmContent#attributes()}, because it does not describe the data, and most formats would report it as left out
     * for every item.
     */
    public Optional<String> assignmentId() {
        return PlainJson.id(content.get("assignmentId")).or(() -> PlainJson.id(meta.get("assignmentId")));
    }

    /** The keys beside the annotations whose values are not objects, although the schema has objects by medium. */
    List<String> unread() {
        return unread;
    }

    /** Whether a medium is the first one, with which problems of the document as a whole are reported. */
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
