package org.labelport.labelstudio.task;

import java.util.List;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Value;

/** The names of a document's pages: those in the source, and those of the files in an export. */
public final class PageNames {

    /** The attribute of the item that holds the names of its pages. */
    public static final String ATTRIBUTE = Attributes.UNKNOWN_PREFIX + "pages";

    private PageNames() {}

    /** Returns the names in the source, one for each page; empty when the item does not have them. */
    public static List<String> of(Item item) {
        boolean fits = item.media() instanceof Media.Pages pages
                && item.attributes().get(ATTRIBUTE) instanceof Value.Choices names
                && names.chosen().size() == pages.pages().size();
        return fits ? ((Value.Choices) item.attributes().get(ATTRIBUTE)).chosen() : List.of();
    }

    /**
     * Returns the path of a page's file, in a folder with the name of the document.
     *
     * @param page 0-based
     * @param names the names in the source, for the extension
     */
    public static String file(String document, int page, Media.Image picture, List<String> names) {
        String known = names.isEmpty()
                ? picture.blob().location().map(location -> location.getPath()).orElse("")
                : names.get(page);
        String last = known.substring(known.lastIndexOf('/') + 1);
        String extension = last.contains(".") ? last.substring(last.lastIndexOf('.')) : "";
        return document + "/" + (page + 1) + (extension.matches("\\.[A-Za-z0-9]{1,5}") ? extension : "");
    }
}
