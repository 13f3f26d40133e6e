import { type BBox } from '../../../src-shared/geo/lngLat';
import { type WorkOptions } from '../../../src-shared/progress';
import { type LayerStoreBuilder, polygonKind } from '../layerStoreBuilder';
import { type Notices } from '../notices';
import { BlobFile } from './blobs';
import { IdSet } from './idSet';
import { Passes } from './passes';
import { joinRings } from './rings';
import { isClosed, noClass, type Selection, select } from './select';

export interface OsmOptions extends WorkOptions {
  /** Only what touches this box is kept. */
  clip?: BBox;
}

export async function readOsmPbf(
  path: string,
  builder: LayerStoreBuilder,
  notices: Notices,
  options: OsmOptions = {},
): Promise<void> {
  const file = await BlobFile.open(path);
  try {
    const passes = new Passes(file, options.clip ? 5 : 4, options);
    const selection = await select(passes, options.clip);
    const nodes = await readNodes(passes, selection);
    const outers = addAreas(selection, nodes, builder, notices);
    addWays(selection, nodes, outers, builder, notices);
    for (let i = 0; i < selection.coastlines; i++) notices.add('coastlines');
  } finally {
    await file.close();
  }
}

const missing = 0x7fff_ffff;

interface Nodes {
  ids: IdSet;
  lng: Int32Array;
  lat: Int32Array;
}

async function readNodes(passes: Passes, selection: Selection): Promise<Nodes> {
  const a = selection.ways.refs.values,
    b = selection.members.refs.values;
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  const ids = IdSet.of(all);
  const lng = new Int32Array(ids.size).fill(missing),
    lat = new Int32Array(ids.size);
  await passes.run({
    node: (id, x, y) => {
      const at = ids.seek(id);
      if (at >= 0) {
        lng[at] = x;
        lat[at] = y;
      }
    },
  });
  return { ids, lng, lat };
}

function addAreas(
  { areas, members, memberIds }: Selection,
  nodes: Nodes,
  builder: LayerStoreBuilder,
  notices: Notices,
): Set<string> {
  const rows = new Int32Array(memberIds.size).fill(-1);
  members.ids.values.forEach((id, row) => {
    rows[memberIds.position(id)] = row;
  });
  const suppressed = new Set<string>();
  const rowOf = (id: number) => rows[memberIds.position(id)];
  areas.classes.values.forEach((own, i) => {
    const outers = Array.from(areas.outers.get(i));
    let mapClass = own;
    if (own === noClass) {
      mapClass =
        outers
          .map(rowOf)
          .filter((r) => r >= 0)
          .map((r) => members.classes.values[r])
          .find((c) => c !== noClass) ?? noClass;
      if (mapClass === noClass) return;
    }
    const list = [...new Set(areas.members.get(i))].map(rowOf);
    if (list.some((row) => row < 0)) notices.add('areas have members missing');
    const { closed, open } = joinRings(list.filter((r) => r >= 0).map((r) => members.refs.get(r)));
    open.forEach(() => notices.add('open rings'));
    builder.add({
      class: mapClass,
      kind: polygonKind,
      parts: closed.map((ring) => coords(ring, nodes)[0] ?? []),
    });
    outers.forEach((id) => suppressed.add(`${id}/${mapClass}`));
  });
  return suppressed;
}

function coords(refs: ArrayLike<number>, nodes: Nodes): number[][] {
  const out: number[] = [];
  for (let i = 0; i < refs.length; i++) {
    const at = nodes.ids.position(refs[i]);
    if (nodes.lng[at] !== missing) out.push(nodes.lng[at], nodes.lat[at]);
  }
  return [out];
}

function addWays(
  { ways }: Selection,
  nodes: Nodes,
  suppressed: Set<string>,
  builder: LayerStoreBuilder,
  notices: Notices,
): void {
  const classes = ways.classes.values,
    kinds = ways.kinds.values,
    ids = ways.ids.values;
  for (let i = 0; i < ids.length; i++) {
    const refs = ways.refs.get(i);
    if (kinds[i] === polygonKind) {
      if (suppressed.has(`${ids[i]}/${classes[i]}`)) continue;
      if (!isClosed(refs)) {
        notices.add('open areas');
        continue;
      }
    }
    builder.add({ class: classes[i], kind: kinds[i], parts: coords(refs, nodes) });
  }
}
