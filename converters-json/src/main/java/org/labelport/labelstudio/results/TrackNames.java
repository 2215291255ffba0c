package org.labelport.labelstudio.results;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Names the tracks of an item. What several people and models say of one object may have one name: Label Studio keeps
 * the ids of a prediction's regions when somebody makes an annotation of it. An object is in one place of a frame, so
 * tracks that share a listed frame are different ones.
 */
final class TrackNames {

    private final Map<String, Set<Integer>> listed = new HashMap<>();

    /**
     * Returns the name of a track, with a number if the wanted one is that of another track.
     *
     * @param frames on which the track is listed
     */
    String of(String wanted, Set<Integer> frames) {
        String name = wanted;
        for (int number = 2; !Collections.disjoint(listed.getOrDefault(name, Set.of()), frames); number++) {
            name = wanted + "__" + number;
        }
        listed.computeIfAbsent(name, unused -> new HashSet<>()).addAll(frames);
        return name;
    }
}
