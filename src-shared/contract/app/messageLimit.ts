import { mostRegionBytes } from '../../geo/polygon';

/** Of all but the regions in a message: ids, names, settings. */
const otherBytes = 1e6;

/** The longest message with which the interface calls a method: a search may have two regions. Bulk data goes by fetch. */
export const mostMessageBytes = 2 * mostRegionBytes + otherBytes;
