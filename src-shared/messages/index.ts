import { generalMessages } from './general';
import { runsMessages } from './runs';
import { windowMessages } from './window';

/** Every message of the product, by key. One file a room; keys are `room.what`. */
export const messageWords = { ...generalMessages, ...runsMessages, ...windowMessages };
