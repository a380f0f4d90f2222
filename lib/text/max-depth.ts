/** How many lists, quotations or emphases may lie within each other; deeper ones are shown at this depth. */
export const MAX_DEPTH = 6
