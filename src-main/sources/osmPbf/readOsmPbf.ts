import { type BBox } from '../../../src-shared/geo/lngLat';
import { isNearlyAll } from '../../../src-shared/nearlyAll';
import { type WorkOptions } from '../../../src-shared/progress';
import { say } from '../../../src-shared/message';
import { type LayerStoreBuilder, toUnits } from '../layerStoreBuilder';
import { pointKindOfTags, pointKinds } from '../../../src-shared/kinds/pointKinds';
import { type FactsBuilder } from '../factsBuilder';
import { type Notices } from '../../files/notices';
import { assemble } from './assemble';
import { BlobFile } from './blobs';
import { type Box } from './edge';
import { readHeader } from './header';
import { NodeTable } from './nodeTable';
import { Passes } from './passes';
import { select, type Selection } from './select';

export interface OsmOptions extends WorkOptions {
  /** Only what touches this box is kept. */
  clip?: BBox;
  /** Is given the nodes and closed ways of a `PointKind`; a way lies where its first node does. */
  facts?: FactsBuilder;
}

/** What a file was found to hold, and what was held in memory to read it. */
export interface OsmCounts {
  nodes: number;
  ways: number;
  relations: number;
  keptNodes: number;
  /** Bytes of the tables at their largest. */
  tableBytes: number;
}

/**
 * Adds the ways and multipolygons of an OSM PBF file to a store. The file is read several times, one blob in memory at a
 * time, so that memory grows with what is kept and not with the file. What can't be used is counted in `notices`.
 *
 * Throws `input/unreadable`, `input/malformed`, `input/unsupported`, `input/too-large`, `state/cancelled`.
 */
export async function readOsmPbf(
  path: string,
  builder: LayerStoreBuilder,
  notices: Notices,
  { facts, ...options }: OsmOptions = {},
): Promise<OsmCounts> {
  const file = await BlobFile.open(path);
  try {
    const { box, locationsOnWays } = await readHeader(file);
    const edge = box?.map(toUnits) as Box | undefined;
    const passes = new Passes(file, options.clip ? 5 : 4, locationsOnWays, options);
    const selection = await select(passes, options.clip);
    const { ways, members, marks, counts, tableBytes } = selection;
    const lists = [ways.refs.values, members.refs.values, ...(facts ? [marks.nodes.values] : [])];
    const nodes = await NodeTable.read(
      passes,
      lists,
      facts &&
        ((tags, lng, lat) => {
          const kind = pointKindOfTags(tags.toObject());
          if (kind) facts.addPoint(kind, lng, lat);
        }),
    );
    if (facts) addMarks(marks, nodes, facts);
    assemble({ selection, nodes, edge, builder, notices });
    tellMissing(nodes, notices);
    notices.seen += selection.tagged;
    notices.lost += selection.unclassed;
    if (selection.coastlines > 0) notices.add(say('notice.coastlines'), null, selection.coastlines);
    return { ...counts, nodes: nodes.seen, keptNodes: nodes.size, tableBytes: tableBytes + nodes.byteLength };
  } finally {
    await file.close();
  }
}

function addMarks({ kinds, nodes: ids }: Selection['marks'], nodes: NodeTable, facts: FactsBuilder): void {
  ids.values.forEach((id, i) => {
    const [lng, lat] = nodes.known([id]);
    if (lng !== undefined) facts.addPoint(pointKinds[kinds.values[i]], lng, lat);
  });
}

/** References to nodes that the file does not hold: at its edge some are usual; of nearly all, it is told how to get a file that does. */
function tellMissing({ references: { looked, missing } }: NodeTable, notices: Notices): void {
  if (missing === 0) return;
  const nearlyAll = missing === looked || isNearlyAll(missing, looked);
  notices.add(
    nearlyAll ? say('notice.nearlyNoNodes', { whole: looked }) : say('notice.missingNodes'),
    null,
    missing,
  );
}
