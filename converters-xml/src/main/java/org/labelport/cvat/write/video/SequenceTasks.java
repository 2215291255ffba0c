package org.labelport.cvat.write.video;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.convert.NumberedItem;
import org.labelport.cvat.file.SequenceLayout;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Split;
import org.labelport.output.Part;
import org.labelport.output.SafePath;

/**
 * The sequences of pictures of a data set. Each becomes a task, or one for each split that its frames are in. In memory
 * is a number for each frame.
 */
public final class SequenceTasks {

    /** The part of the export that collects the numbers of the items that were written, one in each line. */
    static final Part FRAMES = new Part("frames", "\n");

    private final Map<Key, Draft> drafts = new HashMap<>();
    private final Set<Long> repeated = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    private record Key(Split split, String sequence) {}

    private static final class Draft {

        private final SequenceTask task;
        private final Set<Integer> frames = new HashSet<>();
        private int last;

        private Draft(SequenceTask task) {
            this.task = task;
        }
    }

    /**
     * A task of pictures.
     *
     * @param number of the task among all tasks
     * @param sequence name of the sequence
     * @param folder a name that no other task has
     */
    record SequenceTask(int number, String sequence, Split split, String folder) {

        /** Returns the name of the counter of frames that were written. */
        String counter() {
            return "frames of " + number;
        }
    }

    private SequenceTasks() {}

    public static SequenceTasks of(Census census) throws IOException {
        SequenceTasks tasks = new SequenceTasks();
        if (census.dataTypes().contains(DataType.IMAGE)) {
            census.readItems(tasks::add);
        }
        return tasks;
    }

    private void add(NumberedItem numbered) {
        Item item = numbered.item();
        if (!isFrame(item)) {
            return;
        }
        SequenceSlot slot = item.slot().orElseThrow();
        Draft draft = drafts.computeIfAbsent(new Key(item.split(), slot.sequence()), this::draft);
        if (draft.frames.add(slot.index())) {
            draft.last = Math.max(draft.last, slot.index());
        } else {
            repeated.add(numbered.number());
        }
    }

    private Draft draft(Key key) {
        String name = SafePath.of(key.sequence.replace('/', '_').replace('\\', '_'));
        String free = name;
        for (int suffix = 2; !folders.add(free.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)); suffix++) {
            free = name + "__" + suffix;
        }
        return new Draft(new SequenceTask(drafts.size(), key.sequence, key.split, free));
    }

    /** Whether an item is a picture of a sequence. */
    static boolean isFrame(Item item) {
        return item.media() instanceof Media.Image && item.slot().isPresent();
    }

    /** Whether an earlier item is the same frame of the same sequence. */
    boolean isRepeated(NumberedItem numbered) {
        return repeated.contains(numbered.number());
    }

    /** Returns the task of an item that is a frame. */
    SequenceTask taskOf(Item item) {
        return draftOf(item).task;
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    /**
     * Returns the file name of a frame's picture. It has the extension of a picture, because CVAT counts only such
     * files.
     */
    String fileName(Item item) {
        String name = SafePath.of(item.path());
        return SequenceLayout.fileName(item.slot().orElseThrow().index(), draftOf(item).last)
                + (DataType.IMAGE.isOf(name) ? SafePath.extension(name) : ".jpg");
    }

    private Draft draftOf(Item item) {
        SequenceSlot slot = item.slot().orElseThrow();
        return Objects.requireNonNull(drafts.get(new Key(item.split(), slot.sequence())));
    }
}
