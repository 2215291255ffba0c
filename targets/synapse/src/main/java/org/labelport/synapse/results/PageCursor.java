package org.labelport.synapse.results;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.limits.Limits;
import org.labelport.synapse.json.Extent;
import org.labelport.synapse.json.JsonFormatException;
import org.labelport.synapse.json.JsonStream;

/** Goes through a page result by result; memory does not grow with the page. Used by one thread. */
final class PageCursor implements AutoCloseable {

    /** How results stand in a file. */
    enum Form {
        /** {@code {"count": …, "next": …, "results": […]}}. */
        PAGE,
        /** One result a line. */
        LINES
    }

    private enum State {
        BEFORE,
        FIELDS,
        RESULTS,
        LINES,
        END
    }

    private final PageFile page;
    private final JsonStream in;
    private State state;
    private boolean resultsSeen;
    private long number;
    private OptionalLong count = OptionalLong.empty();
    private Optional<String> next = Optional.empty();

    PageCursor(PageFile page, Form form, Limits limits) throws IOException {
        this.page = page;
        this.in = JsonStream.of(page.stream(), limits);
        this.state = form == Form.PAGE ? State.BEFORE : State.LINES;
    }

    /**
     * The next result.
     *
     * @throws JsonFormatException when the page is not JSON, no page, or ends too early
     */
    Optional<Result> next() throws IOException {
        while (true) {
            switch (state) {
                case BEFORE -> {
                    if (in.advance() != JsonToken.START_OBJECT) {
                        throw new NoPageException();
                    }
                    state = State.FIELDS;
                }
                case FIELDS -> field();
                case RESULTS, LINES -> {
                    Optional<JsonToken> token =
                            state == State.LINES ? in.advanceUnlessAtEnd() : Optional.of(in.advance());
                    if (token.isPresent() && token.get() != JsonToken.END_ARRAY) {
                        return Optional.of(result(token.get()));
                    }
                    state = state == State.LINES ? State.END : State.FIELDS;
                }
                case END -> {
                    return Optional.empty();
                }
            }
        }
    }

    /** How many results all pages have together; known once that field was read. */
    OptionalLong count() {
        return count;
    }

    /** The address of the next page; known at the end. */
    Optional<String> nextPage() {
        return next;
    }

    private Result result(JsonToken token) throws IOException {
        number++;
        if (token == JsonToken.START_OBJECT) {
            List<String> twice = new ArrayList<>(0);
            Map<String, Extent> fields = in.fields(twice::add);
            return new Result(page, number, fields, twice.stream().findFirst());
        }
        in.value();
        return new Result(page, number, Map.of(), Optional.empty());
    }

    private void field() throws IOException {
        if (in.advance() == JsonToken.END_OBJECT) {
            if (!resultsSeen) {
                throw new NoPageException();
            }
            if (in.advanceUnlessAtEnd().isPresent()) {
                throw new JsonFormatException("it goes on after the end of the page");
            }
            state = State.END;
            return;
        }
        String name = in.name();
        JsonToken value = in.advance();
        if (name.equals("results") && value == JsonToken.START_ARRAY) {
            if (resultsSeen) {
                throw new JsonFormatException("it has its results twice");
            }
            resultsSeen = true;
            state = State.RESULTS;
            return;
        }
        if (name.equals("count") && value == JsonToken.VALUE_NUMBER_INT) {
            count = number(in.text());
        }
        // What is not an address must not be taken for the end of the list.
        if (name.equals("next") && value != JsonToken.VALUE_NULL) {
            next = Optional.of(in.text());
        }
        in.value();
    }

    private static OptionalLong number(String digits) {
        return digits.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
