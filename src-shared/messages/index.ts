import { appMessages } from './app';
import { channelMessages } from './channel';
import { demoMessages } from './demo';
import { encoderFileMessages } from './encoderFile';
import { engineMessages } from './engine';
import { geoMessages } from './geo';
import { geojsonMessages } from './geojson';
import { imagesMessages } from './images';
import { placingMessages } from './placing';
import { sourcesMessages } from './sources';
import { filesMessages } from './files';
import { experimentsMessages } from './experiments';
import { generalMessages } from './general';
import { misfitMessages } from './misfits';
import { noticeMessages } from './notices';
import { nounMessages } from './nouns';
import { healthMessages } from './health';
import { projectMessages } from './project';
import { predictMessages } from './predict';
import { runsMessages } from './runs';
import { targetMessages } from './targets';
import { searchMessages } from './search';
import { settingsMessages } from './settings';
import { sourcesMessages } from './sources';
import { windowMessages } from './window';

/** Every message of the product, by key. One file a room; keys are `room.what`. */
export const messageWords = {
  ...generalMessages,
  ...filesMessages,
  ...appMessages,
  ...channelMessages,
  ...demoMessages,
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
  ...searchMessages,
  ...experimentsMessages,
  ...geoMessages,
  ...misfitMessages,
  ...predictMessages,
  ...runsMessages,
  ...targetMessages,
  ...settingsMessages,
  ...windowMessages,
};
