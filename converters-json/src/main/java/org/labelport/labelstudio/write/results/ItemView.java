package org.labelport.labelstudio.write.results;

import java.util.Optional;
import java.util.Set;
import org.labelport.json.Json;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.config.TimeSeries;
import org.labelport.labelstudio.place.Dialogue;
import org.labelport.labelstudio.task.PageNames;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Value;

/**
 * How Label Studio shows an item.
 *
 * @param dialogue for dialogues; empty for other kinds
 * @param series for time series; empty for other kinds
 * @param shown attributes of the item that are part of what the task shows
 */
public record ItemView(MediaKind kind, Optional<Dialogue> dialogue, Optional<TimeSeries> series, Set<String> shown) {

    /** Returns how an item is shown; empty for media that Label Studio does not show. */
    public static Optional<ItemView> of(Item item, Json json) {
        return switch (item.media().dataType()) {
            case IMAGE -> Optional.of(ofPictures(item));
            case VIDEO -> Optional.of(of(MediaKind.VIDEO));
            case AUDIO -> Optional.of(of(MediaKind.AUDIO));
            case TEXT -> Optional.of(ofText(item, json));
            case POINT_CLOUD, PROMPT -> Optional.empty();
        };
    }

    private static ItemView of(MediaKind kind) {
        return new ItemView(kind, Optional.empty(), Optional.empty(), Set.of());
    }

    private static ItemView ofPictures(Item item) {
        if (!(item.media() instanceof Media.Pages)) {
            return of(MediaKind.IMAGE);
        }
        boolean named = !PageNames.of(item).isEmpty();
        return new ItemView(
                MediaKind.PAGES, Optional.empty(), Optional.empty(), named ? Set.of(PageNames.ATTRIBUTE) : Set.of());
    }

    private static ItemView ofText(Item item, Json json) {
        Optional<Dialogue> dialogue = Dialogue.of(item, json);
        if (dialogue.isPresent()) {
            return new ItemView(MediaKind.DIALOGUE, dialogue, Optional.empty(), Set.of(Dialogue.ATTRIBUTE));
        }
        if (item.attributes().get(MediaKind.HTML_ATTRIBUTE) instanceof Value.Flag html && html.on()) {
            return new ItemView(MediaKind.HTML, Optional.empty(), Optional.empty(), Set.of(MediaKind.HTML_ATTRIBUTE));
        }
        Optional<TimeSeries> series = TimeSeries.of(item, json);
        return series.isPresent()
                ? new ItemView(
                        MediaKind.SERIES, Optional.empty(), series, Set.of(TimeSeries.ATTRIBUTE, TimeSeries.DATA))
                : of(MediaKind.TEXT);
    }
}
