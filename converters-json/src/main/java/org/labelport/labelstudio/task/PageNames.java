package org.labelport.labelstudio.task;

import java.util.List;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Value;

/** What the pages of a document are called: by the source, and in an export. */
public final class PageNames {

    /** Attribute of the item with the names of its pages. */
    public static final String ATTRIBUTE = Attributes.UNKNOWN_PREFIX + "pages";

    private PageNames() {}

    /** The source's names, one for each page; none when it does not say. */
    public static List<String> of(Item item) {
        boolean fits = item.media() instanceof Media.Pages pages
                && item.attributes().get(ATTRIBUTE) instanceof Value.Choices names
                && names.chosen().size() == pages.pages().size();
        return fits ? ((Value.Choices) item.attributes().get(ATTRIBUTE)).chosen() : List.of();
    }

    /** The file of a page in the folder of its document, which is called as the document is. */
    public static String file(String document, int page, Media.Image picture, List<String> names) {
        String known = names.isEmpty()
                ? picture.blob().location().map(location -> location.getPath()).orElse("")
                : names.get(page);
        String last = known.substring(known.lastIndexOf('/') + 1);
        String extension = last.contains(".") ? last.substring(last.lastIndexOf('.')) : "";
        return document + "/" + (page + 1) + (extension.matches("\\.[A-Za-z0-9]{1,5}") ? extension : "");
    }
}
