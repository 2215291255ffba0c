package org.labelport.it.fault;

/** What can be done to files, and so what can fail. */
enum Operation {
    OPEN,
    READ,
    WRITE,
    FORCE,
    LOCK,
    CLOSE,
    CREATE_FOLDER,
    LINK,
    MOVE,
    DELETE,
    LIST,
    LOOK,
    CHANGE;

    /** Whether it needs space on the disk. */
    boolean fills() {
        return switch (this) {
            case OPEN, WRITE, FORCE, CLOSE, CREATE_FOLDER, LINK, MOVE, CHANGE -> true;
            case READ, LOCK, DELETE, LIST, LOOK -> false;
        };
    }

    /** Whether what it fails for may remain, since it is what removes. */
    boolean removes() {
        return this == DELETE || this == LIST || this == LOOK || this == OPEN || this == LOCK;
    }
}
