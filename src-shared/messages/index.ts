import { channelMessages } from './channel';
import { encoderFileMessages } from './encoderFile';
import { engineMessages } from './engine';
import { generalMessages } from './general';
import { runsMessages } from './runs';
import { windowMessages } from './window';

/** Every message of the product, by key. One file a room; keys are `room.what`. */
export const messageWords = {
  ...generalMessages,
  ...channelMessages,
  ...encoderFileMessages,
  ...engineMessages,
  ...runsMessages,
  ...windowMessages,
};
