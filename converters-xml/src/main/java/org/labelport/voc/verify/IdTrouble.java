package org.labelport.voc.verify;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.voc.file.Blanks;

/** What some programs do not find the files of an id for. */
enum IdTrouble {
    FOLDER("id-folder", "ids have folders, but DL4J uses only the last part of an id", id -> id.contains("/")),
    BLANK(
            "id-blank",
            "ids contain blanks: detectron2 reads them as two columns, and DL4J does not find their XML files",
            Blanks::anyIn),
    /** The characters besides blanks that {@link java.io.File#toURI} escapes. */
    ESCAPED(
            "id-escaped",
            "ids contain one of \" # % < > ? [ \\ ] ^ ` { | }: DL4J looks for their XML files by pictures' addresses, in which"
                    + " these are escaped, and does not find them",
            Pattern.compile("[\"#%<>?\\[\\\\\\]^`{|}]").asPredicate());

    private final String kind;
    private final String message;
    private final Predicate<String> affects;

    IdTrouble(String kind, String message, Predicate<String> affects) {
        this.kind = kind;
        this.message = message;
        this.affects = affects;
    }

    /** The troubles that an id has. */
    static List<IdTrouble> of(String id) {
        return Stream.of(values()).filter(trouble -> trouble.affects.test(id)).toList();
    }

    String kind() {
        return kind;
    }

    String message() {
        return message;
    }
}
