import { channelMessages } from './channel';
import { encoderFileMessages } from './encoderFile';
import { engineMessages } from './engine';
import { geojsonMessages } from './geojson';
import { imagesMessages } from './images';
import { placingMessages } from './placing';
import { sourcesMessages } from './sources';
import { filesMessages } from './files';
import { generalMessages } from './general';
import { noticeMessages } from './notices';
import { nounMessages } from './nouns';
import { healthMessages } from './health';
import { projectMessages } from './project';
import { runsMessages } from './runs';
import { targetMessages } from './targets';
import { windowMessages } from './window';

/** Every message of the product, by key. One file a room; keys are `room.what`. */
export const messageWords = {
  ...generalMessages,
  ...filesMessages,
  ...channelMessages,
  ...encoderFileMessages,
  ...engineMessages,
  ...geojsonMessages,
  ...imagesMessages,
  ...placingMessages,
  ...sourcesMessages,
  ...noticeMessages,
  ...nounMessages,
  ...healthMessages,
  ...projectMessages,
  ...runsMessages,
  ...targetMessages,
  ...windowMessages,
};
