package org.labelport.it.fault;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.EnumSet;
import java.util.Set;
import org.labelport.it.fault.Faults.Fault;

/** Ways in which the n-th operation on files goes wrong. */
enum FileFault {

    /** The disk is full from then on; the write that fills it does half of its work. */
    FULL_DISK {
        @Override
        Fault at(long n) {
            return step -> {
                if (step.number() < n || !step.operation().fills()) {
                    return false;
                }
                if (step.number() == n && step.operation() == Operation.WRITE) {
                    throw new FaultyChannel.ShortWrite();
                }
                throw new IOException("No space left on device");
            };
        }
    },

    /** The disk fails once. */
    BROKEN_DISK {
        @Override
        Fault at(long n) {
            return step -> {
                if (step.number() != n) {
                    return false;
                }
                if (step.operation() == Operation.LOOK) {
                    throw new FileSystemException(step.path().toString(), null, "Input/output error"); // as Java does
                }
                throw new IOException("Input/output error");
            };
        }
    },

    /** Nothing may be opened, created, moved or removed from then on; what is open stays usable. */
    LOST_PERMISSION {
        private final Set<Operation> permitted =
                EnumSet.of(Operation.READ, Operation.WRITE, Operation.FORCE, Operation.CLOSE, Operation.LOCK);

        @Override
        Fault at(long n) {
            return step -> {
                if (step.number() < n || permitted.contains(step.operation())) {
                    return false;
                }
                throw new AccessDeniedException(step.path().toString());
            };
        }
    },

    /** One write does half of what it was asked to do, and says so. */
    SHORT_WRITE {
        @Override
        Fault at(long n) {
            return step -> {
                if (step.number() != n || step.operation() != Operation.WRITE) {
                    return false;
                }
                throw new FaultyChannel.ShortWrite();
            };
        }
    },

    /** The process dies: nothing happens any more, no cleaning up either. */
    CRASH {
        @Override
        Fault at(long n) {
            return step -> {
                if (step.number() < n) {
                    return false;
                }
                throw new Crash();
            };
        }
    };

    /** The fault, when it is to happen at the n-th operation. */
    abstract Fault at(long n);

    /** Whether a run may succeed in spite of it only with all its bytes. */
    boolean isHarmless() {
        return this == SHORT_WRITE;
    }

    /** The end of the process, for all threads that do something to files. */
    static final class Crash extends Error {

        private static final long serialVersionUID = 1L;

        Crash() {
            super("the process was killed", null, false, false);
        }
    }
}
