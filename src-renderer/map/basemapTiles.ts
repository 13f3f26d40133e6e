import { type OnlineTiles } from '../../src-shared/contract/app/background';

/** Where the tiles under the map are. */
export interface BasemapTiles {
  /** Below the shell's bulk data, without `/Z/X/Y`. */
  path: string;
  minZoom: number;
  maxZoom: number;
  /** Beside that of the project's own data. */
  attribution: string;
}

interface Choice {
  online: OnlineTiles | null;
  /** Whether those drawn from the map source are to be seen. */
  shown: boolean;
  sourceId: number | null;
}

/** Those of a server where the analyst shows them, else those drawn from the map source; null: none. */
export function basemapOf({ online, shown, sourceId }: Choice): BasemapTiles | null {
  if (online?.shown)
    return {
      path: `online/${keyOf(online.template)}`,
      minZoom: 0,
      maxZoom: 19,
      attribution: online.attribution,
    };
  if (!shown || sourceId === null) return null;
  return { path: `tile/${sourceId}`, minZoom: 8, maxZoom: 20, attribution: '' };
}

/** So that the browser does not take tiles of another server for these. */
const keyOf = (template: string): number =>
  Array.from(template).reduce((key, letter) => (31 * key + letter.codePointAt(0)!) % 999_999_937, 7);
