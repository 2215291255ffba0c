package org.labelport.csv.table;

import java.util.List;
import java.util.stream.Collectors;
import org.labelport.csv.text.UnpairedSurrogates;
import org.labelport.model.Message;
import org.labelport.model.Shape;

/** The text of a model's answer, as the column {@code text} shows it. */
public final class AnswerText {

    private static final String ROLE = "assistant";

    private AnswerText() {}

    /** Whether the messages can be rebuilt from the text alone. */
    public static boolean isPlain(Shape.Reply reply) {
        return reply.messages().size() == 1
                && reply.messages().get(0).role().equals(ROLE)
                && UnpairedSurrogates.replace(reply.messages().get(0).text())
                        .equals(reply.messages().get(0).text());
    }

    /** Returns the texts of all messages, with a line break between two. */
    public static String of(Shape.Reply reply) {
        return reply.messages().stream().map(Message::text).collect(Collectors.joining("\n"));
    }

    /** Returns the messages of a plain answer, see {@link #isPlain}. */
    public static List<Message> messages(String text) {
        return List.of(new Message(ROLE, text));
    }
}
