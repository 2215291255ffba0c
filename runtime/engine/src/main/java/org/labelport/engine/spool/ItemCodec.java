package org.labelport.engine.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.SequenceSlot;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.model.Split;
import org.labelport.model.Value;

/**
 * Writes items as Smile, each a positional array, and reads them back. The form is private to one run: it has no names and
 * no versions.
 */
final class ItemCodec {

    /** Items come from our own readers, which have limits; the spool must accept everything that they accept. */
    private static final StreamReadConstraints TRUSTED = StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE)
            .maxDocumentLength(-1)
            .build();

    private static final SmileFactory SMILE = SmileFactory.builder()
            .streamReadConstraints(TRUSTED)
            .enable(SmileGenerator.Feature.CHECK_SHARED_STRING_VALUES)
            .disable(SmileGenerator.Feature.ENCODE_BINARY_AS_7BIT)
            .build();

    private ItemCodec() {}

    static JsonGenerator generator(OutputStream out) throws IOException {
        return SMILE.createGenerator(out);
    }

    static JsonParser parser(byte[] bytes) throws IOException {
        return SMILE.createParser(bytes);
    }

    /** Reads the mark that follows an item. */
    static long readMark(JsonParser in) throws IOException {
        in.nextToken();
        return in.getLongValue();
    }

    static void write(Item item, JsonGenerator out) throws IOException {
        out.writeStartArray();
        Fields.writeId(item.id(), out);
        Fields.writeText(item.path(), out);
        out.writeNumber(item.split().ordinal());
        if (item.slot().isPresent()) {
            SequenceSlot slot = item.slot().get();
            out.writeStartArray();
            Fields.writeText(slot.sequence(), out);
            out.writeNumber(slot.index());
            out.writeNumber(slot.micros());
            out.writeEndArray();
        } else {
            out.writeNull();
        }
        MediaCodec.write(item.media(), out);
        out.writeNumber(item.annotations().size());
        for (Annotation annotation : item.annotations()) {
            write(annotation, out);
        }
        out.writeNumber(item.relations().size());
        for (Relation relation : item.relations()) {
            Fields.writeText(relation.id(), out);
            Fields.writeText(relation.type(), out);
            Fields.writeTexts(relation.from(), out);
            Fields.writeTexts(relation.to(), out);
        }
        ValueCodec.write(item.attributes(), out);
        if (item.source().isPresent()) {
            SourceRecord source = item.source().get();
            out.writeStartArray();
            write(source, out);
            out.writeEndArray();
        } else {
            out.writeNull();
        }
        out.writeEndArray();
    }

    private static void write(SourceRecord source, JsonGenerator out) throws IOException {
        Fields.writeText(source.unit(), out);
        out.writeBinary(source.data().utf8());
        out.writeNumber(source.files().size());
        for (SourceFile file : source.files()) {
            Fields.writeText(file.key(), out);
            Fields.writeText(file.name(), out);
            out.writeNumber(file.role().ordinal());
            MediaCodec.writeBlob(file.blob(), out);
            out.writeBinary(file.fields().utf8());
        }
    }

    private static SourceRecord readSource(Fields fields) throws IOException {
        String unit = fields.text();
        JsonText data = new JsonText(fields.bytes());
        SourceFile[] files = new SourceFile[fields.integer()];
        for (int i = 0; i < files.length; i++) {
            files[i] = new SourceFile(
                    fields.text(),
                    fields.text(),
                    SourceFile.Role.values()[fields.integer()],
                    MediaCodec.readBlob(fields),
                    new JsonText(fields.bytes()));
        }
        return new SourceRecord(unit, data, List.of(files));
    }

    /** Reads the next item. */
    static Item read(JsonParser in) throws IOException {
        Fields fields = new Fields(in);
        fields.startArray();
        String id = fields.text();
        String path = fields.text();
        Split split = Split.values()[fields.integer()];
        Optional<SequenceSlot> slot = Optional.empty();
        if (fields.startArrayOrNull()) {
            slot = Optional.of(new SequenceSlot(fields.text(), fields.integer(), fields.longInteger()));
            fields.endArray();
        }
        Media media = MediaCodec.read(fields);
        Annotation[] annotations = new Annotation[fields.integer()];
        for (int i = 0; i < annotations.length; i++) {
            annotations[i] = readAnnotation(fields);
        }
        Relation[] relations = new Relation[fields.integer()];
        for (int i = 0; i < relations.length; i++) {
            relations[i] = new Relation(fields.text(), fields.text(), fields.texts(), fields.texts());
        }
        Map<String, Value> attributes = ValueCodec.read(fields);
        Optional<SourceRecord> source = Optional.empty();
        if (fields.startArrayOrNull()) {
            source = Optional.of(readSource(fields));
            fields.endArray();
        }
        fields.endArray();
        return new Item(id, path, split, slot, media, List.of(annotations), List.of(relations), attributes, source);
    }

    private static void write(Annotation annotation, JsonGenerator out) throws IOException {
        Fields.writeId(annotation.id(), out);
        Fields.writeText(annotation.category(), out);
        ShapeCodec.write(annotation.shape(), out);
        out.writeNumber(annotation.index());
        out.writeBoolean(annotation.keyframe());
        Fields.writeText(annotation.track(), out);
        Fields.writeText(annotation.group(), out);
        out.writeNumber(annotation.z());
        ValueCodec.write(annotation.attributes(), out);
        Annotation.Provenance provenance = annotation.provenance();
        if (provenance.equals(Annotation.Provenance.UNKNOWN)) {
            out.writeNull();
        } else {
            out.writeStartArray();
            Fields.writeOptional(provenance.score(), out, out::writeNumber);
            out.writeBoolean(provenance.model());
            Fields.writeText(provenance.author(), out);
            Fields.writeOptional(provenance.at(), out, at -> Fields.writeText(at.toString(), out));
            out.writeEndArray();
        }
    }

    private static Annotation readAnnotation(Fields fields) throws IOException {
        return new Annotation(
                fields.text(),
                fields.text(),
                ShapeCodec.read(fields),
                fields.integer(),
                fields.flag(),
                fields.text(),
                fields.text(),
                fields.integer(),
                ValueCodec.read(fields),
                readProvenance(fields));
    }

    private static Annotation.Provenance readProvenance(Fields fields) throws IOException {
        if (!fields.startArrayOrNull()) {
            return Annotation.Provenance.UNKNOWN;
        }
        Annotation.Provenance provenance = new Annotation.Provenance(
                fields.optional(Fields::currentDecimal),
                fields.flag(),
                fields.text(),
                fields.optional(in -> Instant.parse(in.currentText())));
        fields.endArray();
        return provenance;
    }
}
