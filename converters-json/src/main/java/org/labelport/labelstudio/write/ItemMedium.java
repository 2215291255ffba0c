package org.labelport.labelstudio.write;

import java.io.IOException;
import java.util.List;
import org.labelport.annotationfile.BrowserPictures;
import org.labelport.json.Json;
import org.labelport.labelstudio.config.TimeSeries;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.place.TextLines;
import org.labelport.labelstudio.task.PageNames;
import org.labelport.labelstudio.write.results.ItemView;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.model.Value;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Writes the medium of a task: the text itself, or the addresses of files, which it puts into the export. */
record ItemMedium(LabelStudioPlan plan, ShardOutput out) {

    void write(Item item, ItemView view, String name, TextLines lines, JsonLine line)
            throws ItemException, IOException {
        switch (view.kind()) {
            case TEXT -> line.text(lines.text());
            case HTML -> line.text(((Media.Text) item.media()).text());
            case DIALOGUE -> line.value(view.dialogue().orElseThrow().turns());
            case SERIES -> series(item, view.series().orElseThrow(), name, line);
            case PAGES -> pages(item, (Media.Pages) item.media(), name, line);
            case IMAGE, VIDEO, AUDIO -> file(item, name, line);
        }
    }

    private void file(Item item, String name, JsonLine line) throws ItemException, IOException {
        String path = LabelStudioPlan.MEDIA + name;
        out.media(path);
        BrowserPictures.report(item, name, out);
        line.text(address(path));
    }

    private String address(String path) {
        return new MediaUrl(plan.options().text(LabelStudioPlan.URL_PREFIX)).of(path);
    }

    private void series(Item item, TimeSeries series, String name, JsonLine line) throws ItemException, IOException {
        if (series.channels().isEmpty()) {
            throw new ItemException(
                    "media.unsupported",
                    "it is not known which columns of the time series are to be drawn. Give the interface that it was"
                            + " labelled in as 'config'");
        }
        if (item.attributes().get(TimeSeries.DATA) instanceof Value.Text data) {
            line.value(measurements(data.text(), plan.json()));
        } else {
            file(item, name, line);
        }
    }

    private static Object measurements(String text, Json json) throws ItemException {
        try {
            Object read = json.read(JsonText.of(text));
            return read == null ? List.of() : read;
        } catch (IOException e) {
            throw new ItemException(
                    "media.unsupported",
                    "the attribute '" + TimeSeries.DATA + "' is not JSON (" + e.getMessage() + "). Correct it",
                    e);
        }
    }

    private void pages(Item item, Media.Pages pages, String name, JsonLine line) throws ItemException, IOException {
        List<String> names = PageNames.of(item);
        boolean separate = item.media().blob().location().isEmpty()
                || pages.pages().stream()
                        .anyMatch(page -> page.blob().location().isPresent());
        if (!separate || pages.pages().isEmpty()) {
            throw new ItemException(
                    "media.unsupported",
                    "Label Studio shows documents page by page, but this one has no pictures of its pages. Export the"
                            + " item in another format");
        }
        line.open('[');
        for (int page = 0; page < pages.pages().size(); page++) {
            Blob blob = pages.pages().get(page).blob();
            String path = LabelStudioPlan.MEDIA
                    + PageNames.file(name, page, pages.pages().get(page), names);
            if (blob.location().isPresent() || blob.failure().isPresent()) {
                out.media(path, new SourceFile("", path, blob, JsonText.NONE));
            }
            BrowserPictures.report(item, path, out);
            line.text(address(path));
        }
        line.close(']');
    }
}
