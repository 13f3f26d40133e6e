import { type HandlersOf } from '../context';

export const background: HandlersOf<'background'> = {
  'background.get': ({ onlineTiles }) => onlineTiles.get(),
  'background.set': ({ onlineTiles }, { tiles }) => {
    onlineTiles.set(tiles);
    return null;
  },
};
