package org.labelport.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The data sets of a soak. */
final class SoakData {

    private static final int IMAGES = 400;
    private static final List<String> BAD_NAMES = List.of(
            "../../outside.jpg", "/etc/passwd", "CON.jpg", "A.jpg", "a.jpg", "x\\u202egnp.jpg", "n\\u0000l.jpg");
    private static final List<String> BAD_BOXES =
            List.of("[1e308,1,1e308,4]", "[-5,-5,-1,-1]", "[1,2,3]", "[0,0,0,0]", "[9e99,0,1,1]", "[1,2,30,40]");
    private static final String CATEGORIES =
            "\"categories\":[{\"id\":1,\"name\":\"cat\"},{\"id\":2,\"name\":\"=cmd()\"}]";

    private SoakData() {}

    /** Writes {@code many.json}, which takes a process some time, and {@code hostile.json}. */
    static void write(Path folder) throws IOException {
        StringBuilder images = new StringBuilder();
        StringBuilder annotations = new StringBuilder();
        for (int i = 0; i < IMAGES; i++) {
            image(images, i, i + ".jpg");
            for (int box = 0; box < 5; box++) {
                annotation(annotations, 5 * i + box, i, 1 + box % 2, "[" + box + "," + i + ",20,10]");
            }
        }
        Files.writeString(folder.resolve("many.json"), document(images, annotations));
        images.setLength(0);
        annotations.setLength(0);
        for (int i = 0; i < BAD_NAMES.size(); i++) {
            image(images, i, BAD_NAMES.get(i));
            for (int box = 0; box < BAD_BOXES.size(); box++) {
                annotation(annotations, 9 * i + box, i, 1 + box % 2, BAD_BOXES.get(box));
            }
        }
        Files.writeString(folder.resolve("hostile.json"), document(images, annotations));
    }

    private static void image(StringBuilder to, int id, String name) {
        to.append(to.isEmpty() ? "" : ",")
                .append("{\"id\":" + id + ",\"file_name\":\"" + name + "\",\"width\":640,\"height\":480}");
    }

    private static void annotation(StringBuilder to, int id, int image, int category, String box) {
        to.append(to.isEmpty() ? "" : ",")
                .append("{\"id\":" + id + ",\"image_id\":" + image + ",\"category_id\":" + category
                        + ",\"iscrowd\":0,\"area\":200,\"bbox\":" + box + "}");
    }

    private static String document(StringBuilder images, StringBuilder annotations) {
        return "{\"images\":[" + images + "]," + CATEGORIES + ",\"annotations\":[" + annotations + "]}";
    }
}
