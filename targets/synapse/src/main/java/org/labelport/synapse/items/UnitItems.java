package org.labelport.synapse.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.dm.DmDocument;
import org.labelport.dm.DmMedium;
import org.labelport.model.Blob;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;

/**
 * Makes the items of a unit, still without annotations: one for its main file, which carries the unit's record, and one for
 * each further medium that has annotations.
 */
final class UnitItems {

    private final FilePlaces places;

    UnitItems(FilePlaces places) {
        this.places = places;
    }

    /**
     * @return the items in order, by the name of the medium that each shows; the name is empty for an item that shows
     *     none
     */
    Map<String, Item> of(Unit unit, DmDocument document) {
        List<DmMedium> media = document.media();
        List<UnitFile> files = withRoles(unit.files(), media);
        Optional<DmMedium> main = mainMedium(files, media);
        String shown = main.map(DmMedium::id).orElse("");
        List<DmMedium> further = media.stream()
                .filter(medium -> medium.annotations() > 0 && !medium.id().equals(shown))
                .toList();
        Map<String, Item> items = new LinkedHashMap<>();
        items.put(shown, mainItem(unit, files, main, sources(unit, files, further)));
        for (DmMedium medium : further) {
            items.put(medium.id(), furtherItem(unit, medium, fileOf(medium, files)));
        }
        return items;
    }

    private static Optional<UnitFile> fileOf(DmMedium medium, List<UnitFile> files) {
        return files.stream()
                .skip(1)
                .filter(file -> file.key().equals(medium.id()))
                .findFirst();
    }

    /** All files. The main one and those of further items are media, the others attachments. */
    private List<SourceFile> sources(Unit unit, List<UnitFile> files, List<DmMedium> further) {
        Set<UnitFile> shown = new HashSet<>();
        files.stream().findFirst().ifPresent(shown::add);
        further.forEach(medium -> fileOf(medium, files).ifPresent(shown::add));
        return files.stream()
                .map(file -> new SourceFile(
                        file.key(),
                        file.name().isEmpty() ? unit.id() : file.name(),
                        shown.contains(file) ? SourceFile.Role.MEDIUM : SourceFile.Role.ATTACHMENT,
                        places.blob(file),
                        file.fields()))
                .toList();
    }

    /** Gives a file that is alone and has no role the role of the first medium. */
    private static List<UnitFile> withRoles(List<UnitFile> files, List<DmMedium> media) {
        return files.size() == 1 && files.get(0).key().isEmpty() && !media.isEmpty()
                ? List.of(files.get(0).withKey(media.get(0).id()))
                : files;
    }

    /**
     * The medium of the first file: that of the same name; else the first of its kind that is no other file's, since the
     * numbers of media and files may have come apart; without files the first of all.
     */
    private static Optional<DmMedium> mainMedium(List<UnitFile> files, List<DmMedium> media) {
        if (files.isEmpty()) {
            return media.stream().findFirst();
        }
        UnitFile main = files.get(0);
        Optional<DmMedium> named =
                media.stream().filter(medium -> medium.id().equals(main.key())).findFirst();
        if (named.isPresent()) {
            return named;
        }
        Set<String> taken = new HashSet<>(files.stream().map(UnitFile::key).toList());
        Optional<DataType> kind = MediaKinds.of(main);
        return media.stream()
                .filter(medium -> !taken.contains(medium.id()))
                .filter(medium -> kind.isEmpty() || kind.get() == medium.kind())
                .findFirst();
    }

    private Item mainItem(Unit unit, List<UnitFile> files, Optional<DmMedium> shown, List<SourceFile> sources) {
        Blob blob = sources.isEmpty() ? Blob.ABSENT : sources.get(0).blob();
        String path = sources.isEmpty() ? unit.id() : sources.get(0).name();
        DataType kind = shown.map(DmMedium::kind)
                .or(() -> files.stream().findFirst().flatMap(MediaKinds::of))
                .orElse(DataType.IMAGE);
        List<Map<String, Object>> facts = new ArrayList<>();
        files.stream().findFirst().ifPresent(file -> facts.add(file.meta()));
        facts.add(unit.meta());
        return item(
                unit.id(),
                path,
                unit,
                new MediaFacts(facts).medium(kind, blob),
                new SourceRecord(unit.id(), unit.data(), sources));
    }

    private Item furtherItem(Unit unit, DmMedium medium, Optional<UnitFile> file) {
        String id = unit.id() + "/" + medium.id();
        Blob blob = file.map(places::blob).orElse(Blob.ABSENT);
        String path = file.map(UnitFile::name).filter(name -> !name.isEmpty()).orElse(id);
        MediaFacts facts =
                new MediaFacts(file.map(known -> List.of(known.meta())).orElse(List.of()));
        return item(
                id,
                path,
                unit,
                facts.medium(medium.kind(), blob),
                new SourceRecord(unit.id(), JsonText.NONE, List.of()));
    }

    private static Item item(String id, String path, Unit unit, Media media, SourceRecord record) {
        return Item.of(id, path, media, List.of()).withSplit(unit.split()).withSource(record);
    }
}
