import { type Message, say } from '../../../src-shared/message';
import { type LayerStoreBuilder, polygonKind } from '../layerStoreBuilder';
import { type Notices } from '../../files/notices';
import { type Box, closeAtEdge } from './edge';
import { type NodeTable } from './nodeTable';
import { joinRings } from './rings';
import { isClosed, noClass, type Selection, type WayTable } from './select';

/** What assembling reads and writes. */
export interface Assembly {
  selection: Selection;
  nodes: NodeTable;
  /** The box that the file is cut to, where it says so. */
  edge: Box | undefined;
  builder: LayerStoreBuilder;
  notices: Notices;
}

/** Adds areas and ways to the store; an outer way that says the same as its area is not drawn again, over its holes. */
export function assemble(assembly: Assembly): void {
  const drawn = addAreas(assembly);
  addWays(assembly, drawn);
}

/** Returns the ids of outer ways that have the class of their area, which is drawn. */
function addAreas(assembly: Assembly): Set<number> {
  const { areas, members, memberIds } = assembly.selection;
  const rows = new Int32Array(memberIds.size).fill(-1);
  members.ids.values.forEach((id, row) => (rows[memberIds.position(id)] = row));
  const rowOf = (id: number) => rows[memberIds.position(id)];
  const drawn = new Set<number>();
  areas.classes.values.forEach((ownClass, area) => {
    const outers = Array.from(areas.outers.get(area));
    const mapClass = ownClass === noClass ? classOfWays(outers.map(rowOf), members) : ownClass;
    if (mapClass === noClass) return;
    const ways = [...new Set(areas.members.get(area))].map(rowOf);
    if (!addArea(assembly, mapClass, ways, say('notice.relation', { id: String(areas.ids.values[area]) })))
      return;
    for (const id of outers) if (members.classes.values[rowOf(id)] === mapClass) drawn.add(id);
  });
  return drawn;
}

function classOfWays(rows: number[], members: WayTable): number {
  const classes = members.classes.values;
  const row = rows.find((one) => one >= 0 && classes[one] !== noClass);
  return row === undefined ? noClass : classes[row];
}

/** `ways`: rows of the member ways, -1 for those that the file does not have. */
function addArea(assembly: Assembly, mapClass: number, ways: number[], example: Message): boolean {
  const { selection, nodes, builder } = assembly;
  const present = ways.filter((row) => row >= 0);
  const { closed, open } = joinRings(present.map((row) => selection.members.refs.get(row)));
  const parts = closed.map((ring) => nodes.known(ring));
  parts.push(...closeOpen(assembly, open, example));
  return builder.add({ class: mapClass, kind: polygonKind, parts });
}

/** Rings from chains of nodes that are not closed, as far as the edge of the file explains why. */
function closeOpen(
  { nodes, edge, notices }: Assembly,
  open: ArrayLike<number>[],
  example: Message,
): number[][] {
  const chains = open.map((chain) => nodes.known(chain)).filter((chain) => chain.length >= 4);
  const { rings, left } = edge ? closeAtEdge(chains, edge) : { rings: [], left: chains.length };
  if (rings.length > 0) notices.add(say('notice.cutAtEdge'), example);
  if (left > 0) notices.add(say('notice.notClosed'), example);
  return rings;
}

function addWays(assembly: Assembly, drawn: Set<number>): void {
  const { selection, nodes, builder, notices } = assembly;
  const { ways } = selection;
  const [ids, classes, kinds] = [ways.ids.values, ways.classes.values, ways.kinds.values];
  for (let row = 0; row < ids.length; row++) {
    const [mapClass, kind, refs] = [classes[row], kinds[row], ways.refs.get(row)];
    let parts: number[][];
    if (kind !== polygonKind) parts = nodes.pieces(refs);
    else if (drawn.has(ids[row])) continue;
    else if (isClosed(refs)) parts = [nodes.known(refs)];
    else parts = closeOpen(assembly, [refs], say('notice.way', { id: String(ids[row]) }));
    if (parts.length > 0) builder.add({ class: mapClass, kind, parts });
    if (refs.length > 1 && parts.every((part) => part.length < 4)) notices.lost++;
  }
}
