package org.labelport.objectparts;

import java.util.HashSet;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.report.LossCodes;

/**
 * Decides which annotations of an item keep their groups, of those that are written as parts: as polygons or points of
 * their own, which a group links. Readers take polygons, and likewise points, that share class and group for parts of
 * one object.
 */
public final class PartGroups {

    private final LoneGroups lone;
    private final ItemLosses losses;
    private final String rival;
    private final Set<String> polygons = new HashSet<>();
    private final Set<String> points = new HashSet<>();

    /**
     * @param lone is told of the groups that are kept
     * @param rival how the report of a dropped group names another annotation of the same class
     */
    public PartGroups(LoneGroups lone, ItemLosses losses, String rival) {
        this.lone = lone;
        this.losses = losses;
        this.rival = rival;
    }

    /**
     * Returns whether an annotation keeps its group; reports the group as dropped if an earlier annotation has it.
     *
     * @param group as it is written; empty for none
     * @param parts how many polygons or points are written
     */
    public boolean keep(Annotation annotation, String group, int parts) {
        if (group.isEmpty()) {
            return false;
        }
        boolean ofPoints = annotation.shape() instanceof Shape.Points;
        if (!(ofPoints ? points : polygons).add(annotation.category() + "\n" + group)) {
            losses.change(
                    annotation,
                    LossCodes.GROUP_DROPPED,
                    rival + " is in the group; readers would take the two for one object");
            return false;
        }
        if (ofPoints || parts > 1) {
            lone.visibleBesideOthers(annotation);
        } else {
            lone.visible(annotation);
        }
        return true;
    }
}
