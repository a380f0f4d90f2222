/** Comments are indexed in blocks of 2^15 on PostgreSQL, so that the newest can be asked for without reading all that match. */
export const SEARCH_BLOCK_BITS = 15
