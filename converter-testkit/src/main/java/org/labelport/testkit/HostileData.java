package org.labelport.testkit;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;

/** Items whose paths, ids, categories and attributes are made to break a writer. */
final class HostileData {

    private static final List<String> PATHS = List.of(
            "with space.png",
            "quote\"and'apostrophe`.png",
            "new\nline.png",
            "tab\there.png",
            "nul\u0000byte.png",
            "escape\u001b[31m.png",
            "right\u202eto\u202cleft.png",
            Normalizer.normalize("Käse-日本.png", Normalizer.Form.NFC),
            Normalizer.normalize("Käse-日本.png", Normalizer.Form.NFD),
            "\uD83D\uDE00.png",
            "../../evil.png",
            "a/../../../evil.png",
            "..\\..\\evil.png",
            "/etc/passwd",
            "C:\\x.png",
            "C:relative.png",
            "\\\\server\\share\\x.png",
            "CON.png",
            "nul",
            "folder/aux.txt.png",
            "trailing dot.",
            "trailing blank ",
            "-rf.png",
            "--option=1.png",
            "~/home.png",
            "$HOME-%PATH%.png",
            "a,b;c|d.png",
            "<img src=x onerror=alert(1)>.png",
            "&amp;.png",
            "=1+1.png",
            "# comment.png",
            "%2e%2e%2fevil.png",
            "file:///etc/passwd",
            "https://example.org/x.png?y=1#z",
            "x".repeat(300) + ".png",
            "x".repeat(300) + ".jpg",
            "long/" + "folder/".repeat(20) + "x.png",
            "same-stem.png",
            "same-stem.jpg",
            "same name.png",
            "same name.png",
            "same name__2.png",
            "Case.png",
            "case.PNG",
            "CASE.png",
            "folder/x.png",
            "folder_x.png",
            "folder-x.png",
            "folder//x.png",
            "run.json",
            "losses.ndjson",
            "images/x.png",
            "labels/x.png",
            ".",
            "..",
            "...",
            "/",
            "",
            ".hidden",
            "no-extension");

    private static final List<String> CATEGORIES = List.of(
            "n01440764",
            "quote\"and'apostrophe`",
            "new\nline",
            "carriage\rreturn",
            "tab\there",
            "a,b",
            "key: value",
            "# comment",
            "- item",
            "[1, 2]",
            "{a: b}",
            "yes",
            "no",
            "null",
            "~",
            "1",
            "0x1F",
            "1e3",
            "2026-01-01",
            "\uD83D\uDC31 cat",
            "<&>]]>",
            "../../evil",
            "CON",
            "a/b",
            "A/B",
            "back\\slash",
            "=cmd|' /C calc'!A0",
            " leading",
            "trailing ",
            "Cat",
            "cat",
            "%s {0} ${x}",
            "nul\u0000byte",
            "x".repeat(300));

    private static final List<String> TEXTS = List.of(
            "plain",
            "quote\"'`\\",
            "line\nbreak\r\nand\ttab",
            "nul\u0000 and bell\u0007",
            "<tag attr=\"x\">&amp;]]></tag>",
            "=HYPERLINK(\"http://example.org\")",
            "\uD83D\uDE00 naïve 日本",
            "a,b;c:d|e",
            "",
            " ");

    private HostileData() {}

    /** One item for each hostile path, annotated with a shape that the format writes, where there is one. */
    static DataSet of(DataType type, Optional<ShapeKind> kind, SampleFiles files) {
        SampleMedia media = new SampleMedia(files);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < PATHS.size(); i++) {
            String suffix = TEXTS.get(i % TEXTS.size()) + i;
            List<Annotation> annotations = new ArrayList<>();
            if (kind.isPresent()) {
                Shape shape = SampleShapes.of(kind.get()).get(0);
                annotations.add(annotation("m1" + suffix, category(i), shape, i));
                annotations.add(annotation("m2" + suffix, category(i + 7), shape, i + 1));
            }
            Item item = Item.of("../" + suffix, PATHS.get(i), media.of(type), annotations);
            items.add(item.withSplit(Split.values()[i % 2]));
        }
        return new DataSet(taxonomy(), items);
    }

    private static Taxonomy taxonomy() {
        Skeleton skeleton = new Skeleton(List.of("head", "left hand", "right hand", "feet"), List.of(), List.of());
        return new Taxonomy(CATEGORIES.stream()
                .map(name -> new Category(name, "parent of " + name, "", skeleton, List.of()))
                .toList());
    }

    private static String category(int number) {
        return CATEGORIES.get(number % CATEGORIES.size());
    }

    private static Annotation annotation(String id, String category, Shape shape, int number) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("name " + TEXTS.get(number % TEXTS.size()), new Value.Text(TEXTS.get(number % TEXTS.size())));
        attributes.put("choices", new Value.Choices(List.of("a,b", TEXTS.get((number + 3) % TEXTS.size()))));
        return Annotation.of(id, category, shape).withAttributes(attributes);
    }
}
