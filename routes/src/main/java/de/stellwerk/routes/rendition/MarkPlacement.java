package de.stellwerk.routes.rendition;

import org.apache.fontbox.util.BoundingBox;

/**
 * Where a combining mark belongs on its base letter, in font units and relative to where the font draws it by itself: marks of
 * a small letter's height and width have to move for other letters.
 */
record MarkPlacement(float right, float up) {

    static final MarkPlacement AS_DRAWN = new MarkPlacement(0, 0);
    private static final float GAP = 90;
    private static final float BESIDE = 300;

    /**
     * @param base the letter with the marks that it already has
     * @param advance of the letter
     * @param mark as drawn at the letter's end
     */
    static MarkPlacement of(BoundingBox base, float advance, BoundingBox mark) {
        float markCentre = (mark.getLowerLeftX() + mark.getUpperRightX()) / 2;
        if (markCentre > -BESIDE) {
            return AS_DRAWN;
        }
        float right = (base.getLowerLeftX() + base.getUpperRightX()) / 2 - advance - markCentre;
        return new MarkPlacement(right, mark.getLowerLeftY() > 0 ? above(base, mark) : below(base, mark));
    }

    /** The letter with the mark on it, for the next mark. A mark beside the letter is in nobody's way. */
    BoundingBox extended(BoundingBox base, BoundingBox mark) {
        if (this == AS_DRAWN) {
            return base;
        }
        float low = Math.min(base.getLowerLeftY(), mark.getLowerLeftY() + up);
        float high = Math.max(base.getUpperRightY(), mark.getUpperRightY() + up);
        return new BoundingBox(base.getLowerLeftX(), low, base.getUpperRightX(), high);
    }

    private static float above(BoundingBox base, BoundingBox mark) {
        return Math.max(0, base.getUpperRightY() + GAP - mark.getLowerLeftY());
    }

    private static float below(BoundingBox base, BoundingBox mark) {
        boolean touching = mark.getUpperRightY() >= 0;
        return touching ? 0 : Math.min(0, base.getLowerLeftY() - GAP - mark.getUpperRightY());
    }
}
