/** Most places of one dataset: ten times what the map, the search and the training are measured with. */
export const mostPlaces = 1_000_000;
