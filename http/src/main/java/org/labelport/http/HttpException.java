package org.labelport.http;

import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Says why a request failed. The message is one line for the person who started it: what failed, where, and what to do.
 * It shows addresses as {@link HttpUrls#shown} does and never the value of a header, so it may be logged.
 */
public final class HttpException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. Only {@link #TIMEOUT}, {@link #CONNECTION}, {@link #CUT} and some statuses are tried again. */
    public enum Kind {
        /** The server answered with a status that is no success; see {@link HttpException#status()}. */
        STATUS("http.status"),

        /** There was no connection, no answer or no further byte of the body in time, or the body came too slowly. */
        TIMEOUT("http.timeout"),

        /** The host is unknown, cannot be reached, or closed the connection before it answered. */
        CONNECTION("http.connection"),

        /** The server's certificate is not trusted or is not for this host. */
        CERTIFICATE("http.certificate"),

        /** The file with the certificates that Java trusts cannot be used; nothing was sent. */
        TRUST_STORE("http.trust-store"),

        /** The body ended before it was complete. */
        CUT("http.cut"),

        /** The body has more bytes than the caller allowed. */
        TOO_LARGE("http.too-large"),

        /** The address or its host is not allowed, or the text is not an address at all; nothing was sent there. */
        REFUSED("http.refused"),

        /** A redirect leads in a circle, too far, nowhere, or from https to http; or a body would have to be sent on. */
        REDIRECT("http.redirect"),

        /** The answer is not valid HTTP. */
        PROTOCOL("http.protocol"),

        /** The {@link HttpFetcher} was closed before the request ended. */
        CLOSED("http.closed");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Stable name of the kind, such as {@code http.timeout}; for logs, and for programs that match on it. */
        public String code() {
            return code;
        }
    }

    private final Kind kind;
    private final String what;
    private final String remedy;
    private final Answer answer;
    private final Silence silence;

    HttpException(Kind kind, String what, String remedy) {
        this(kind, what, remedy, null);
    }

    HttpException(Kind kind, String what, String remedy, @Nullable Throwable cause) {
        this(kind, what, remedy, Answer.NONE, Silence.NONE, 1, cause);
    }

    private HttpException(
            Kind kind,
            String what,
            String remedy,
            Answer answer,
            Silence silence,
            int attempts,
            @Nullable Throwable cause) {
        super(what + (attempts > 1 ? " (" + attempts + " attempts)" : "") + ". " + remedy, cause);
        this.kind = kind;
        this.what = what;
        this.remedy = remedy;
        this.answer = answer;
        this.silence = silence;
    }

    /**
     * What the server answered.
     *
     * @param status 0 when there was no answer
     * @param headersDropped whether the caller's headers were not sent, because a redirect led to another origin
     * @param snippet the beginning of the body; empty when there is none
     * @param retryAfterMillis how long the server asked to wait, or {@link BackOff#NOT_ASKED}
     */
    record Answer(int status, boolean headersDropped, String snippet, long retryAfterMillis) implements Serializable {

        static final Answer NONE = new Answer(0, false, "", BackOff.NOT_ASKED);
    }

    /** Whether the server has answered other requests, and whether it is still asked. */
    enum Silence {
        /** The server has answered. */
        NONE,
        /** The server has not answered any request. */
        TOTAL,
        /** The server has not answered any request and is not asked any more. */
        GIVEN_UP
    }

    /** The same failure, with the answer that it is about. */
    HttpException withAnswer(Answer given) {
        return copy(what, given, silence, 1);
    }

    /** The same failure of a server that has not answered at all. */
    HttpException with(Silence ofServer) {
        return copy(what, answer, ofServer, 1);
    }

    /** The failure that another request to the same server has, for the same reason. */
    HttpException movedTo(String otherWhere, String where) {
        return copy(otherWhere + what.substring(where.length()), answer, silence, 1);
    }

    /**
     * The same failure, after this number of attempts in all. They are not told of a server that has not answered at all:
     * its failures read alike, whether it was still asked or not.
     */
    HttpException after(int attempts) {
        return silence == Silence.NONE ? copy(what, answer, silence, attempts) : this;
    }

    /** The same failure, with what was being done when it happened. */
    HttpException during(String doing) {
        return new HttpException(kind, doing + ": " + what, remedy, getCause());
    }

    private HttpException copy(String happened, Answer given, Silence ofServer, int attempts) {
        HttpException copy = new HttpException(kind, happened, remedy, given, ofServer, attempts, getCause());
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    /** What went wrong, for programs. */
    public Kind kind() {
        return kind;
    }

    /** The status of the answer; 0 when there was none. */
    public int status() {
        return answer.status();
    }

    /** Whether the answer came from another origin, to which a redirect led and the caller's headers were not sent. */
    public boolean headersDropped() {
        return answer.headersDropped();
    }

    /**
     * The beginning of the body of an answer of kind {@link Kind#STATUS}: at most 2048 characters in one line, empty
     * when there is none. These are the server's words and not part of the message. Values of headers and of the
     * address's query are blotted out of them, yet a server may repeat a secret in another spelling.
     */
    public String snippet() {
        return answer.snippet();
    }

    /** Whether the server is not asked any more, because it has not answered any request. */
    boolean isGivenUp() {
        return silence == Silence.GIVEN_UP;
    }

    /** How long the server asked to wait, or {@link BackOff#NOT_ASKED}. */
    long retryAfterMillis() {
        return answer.retryAfterMillis();
    }
}
