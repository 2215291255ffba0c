import java.util.List;

/** The annotation of one object on a picture. */
record Annotation(Category category, Region region, boolean crowd, List<Keypoint> keypoints) {}
