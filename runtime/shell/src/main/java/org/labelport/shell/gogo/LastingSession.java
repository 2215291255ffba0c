package org.labelport.shell.gogo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandSession;

/**
 * A Gogo session whose streams outlive Ctrl-C. Gogo makes channels of a session's streams, and a channel closes for good
 * when an interrupted thread writes to it, after which pipes print nothing. So a session that was interrupted is replaced
 * by one with the same variables and new channels. Used by one thread, but for {@link #now}.
 */
final class LastingSession implements AutoCloseable {

    private final Supplier<CommandSession> sessions;
    private final List<CommandSession> retired = new ArrayList<>();
    private volatile CommandSession session;

    /** @param sessions opens sessions with the same streams */
    LastingSession(Supplier<CommandSession> sessions) {
        this.sessions = sessions;
        this.session = sessions.get();
    }

    /** The session to use for one line. */
    CommandSession now() {
        return session;
    }

    /** Replaces the session. One that still has jobs, in the background, stays open. */
    void renew() {
        CommandSession before = session;
        CommandSession next = sessions.get();
        if (before.get(null) instanceof Set<?> names) {
            for (Object name : names) {
                next.put(name.toString(), before.get(name.toString()));
            }
        }
        next.currentDir(before.currentDir());
        session = next;
        retired.add(before);
        retired.removeIf(LastingSession::isClosed);
    }

    private static boolean isClosed(CommandSession before) {
        boolean isIdle = before.jobs().isEmpty();
        if (isIdle) {
            before.close();
        }
        return isIdle;
    }

    @Override
    public void close() {
        retired.forEach(CommandSession::close);
        session.close();
    }
}
