import { appMessages } from './app';
import { channelMessages } from './channel';
import { demoMessages } from './demo';
import { columnsMessages } from './columns';
import { encoderFileMessages } from './encoderFile';
import { engineMessages } from './engine';
import { experimentsMessages } from './experiments';
import { filesMessages } from './files';
import { generalMessages } from './general';
import { geoMessages } from './geo';
import { geojsonMessages } from './geojson';
import { healthMessages } from './health';
import { imagesMessages } from './images';
import { misfitMessages } from './misfits';
import { importMessages } from './import';
import { namesMessages } from './names';
import { noticeMessages } from './notices';
import { nounMessages } from './nouns';
import { placingMessages } from './placing';
import { predictMessages } from './predict';
import { projectMessages } from './project';
import { runsMessages } from './runs';
import { searchMessages } from './search';
import { settingsMessages } from './settings';
import { sourcesMessages } from './sources';
import { storedMessages } from './stored';
import { surroundingsMessages } from './surroundings';
import { targetMessages } from './targets';
import { whyMessages } from './why';
import { windowMessages } from './window';

/** Every message of the product, by key. One file a room; keys are `room.what`. */
export const messageWords = {
  ...generalMessages,
  ...appMessages,
  ...channelMessages,
  ...demoMessages,
  ...columnsMessages,
  ...encoderFileMessages,
  ...engineMessages,
  ...experimentsMessages,
  ...filesMessages,
  ...geoMessages,
  ...geojsonMessages,
  ...healthMessages,
  ...imagesMessages,
  ...misfitMessages,
  ...importMessages,
  ...namesMessages,
  ...placingMessages,
  ...sourcesMessages,
  ...noticeMessages,
  ...nounMessages,
  ...placingMessages,
  ...predictMessages,
  ...projectMessages,
  ...runsMessages,
  ...searchMessages,
  ...settingsMessages,
  ...sourcesMessages,
  ...storedMessages,
  ...surroundingsMessages,
  ...targetMessages,
  ...whyMessages,
  ...windowMessages,
};
