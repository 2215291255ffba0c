/** A keypoint in continuous pixel coordinates. */
record Keypoint(double x, double y, int visibility) {
    static final int HIDDEN = 1;
    static final int VISIBLE = 2;
    static final Keypoint NOT_LABELLED = new Keypoint(0, 0, 0);

    boolean labelled() {
        return visibility > 0;
    }
}
