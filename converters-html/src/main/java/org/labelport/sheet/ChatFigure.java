package org.labelport.sheet;

import java.util.List;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.Shape;

/** Shows a conversation: the prompt and the answers. */
final class ChatFigure {

    private static final int SHOWN_CHARS = 400;

    private final Item item;
    private final Media.Chat chat;

    ChatFigure(Item item, Media.Chat chat) {
        this.item = item;
        this.chat = chat;
    }

    void write(Html html) {
        html.markup("<dl class=\"chat\">");
        messages(html, chat.prompt(), "");
        for (Annotation annotation : item.annotations()) {
            if (annotation.shape() instanceof Shape.Reply reply) {
                messages(html, reply.messages(), reply.rank() > 0 ? ", rank " + reply.rank() : "");
            }
        }
        html.markup("</dl>");
    }

    private static void messages(Html html, List<Message> messages, String remark) {
        for (Message message : messages) {
            String text = message.text();
            html.markup("<dt>").text(message.role() + remark).markup("</dt><dd>");
            html.text(text.length() > SHOWN_CHARS ? text.substring(0, SHOWN_CHARS) + " …" : text)
                    .markup("</dd>");
        }
    }
}
