import java.util.List;

/** What is said of one object on a picture. */
record Annotation(Category category, Region region, boolean crowd, List<Keypoint> keypoints) {}
