import { describe, expect, it } from 'vitest';
import { openLayerStore, storeLayout } from './layerStore';
import { LayerStoreBuilder, lineKind, polygonKind, toUnits } from './layerStoreBuilder';

const square = (x: number, y: number) => [x, y, x + 10, y, x + 10, y + 10, x, y + 10, x, y];

describe('LayerStoreBuilder', () => {
  it('packs features into one shared buffer that opens again', () => {
    const builder = new LayerStoreBuilder();
    builder.add({ class: 3, kind: polygonKind, parts: [square(0, 0), [1, 1, 2, 2], [1, 1, 2, 1, 2, 2]] });
    builder.add({ class: 20, kind: lineKind, parts: [Int32Array.of(-1_700_000_000, 50, 70, 900_000_000)] });
    const store = openLayerStore(builder.build().buffer);
    expect({
      ...store,
      buffer: store.buffer instanceof SharedArrayBuffer,
      index: [
        store.index.search(2, 2, 3, 3),
        store.index.search(60, 60, 61, 61),
        store.index.search(80, 0, 81, 1),
      ],
    }).toEqual({
      buffer: true,
      featureCount: 2,
      bbox: [-170, 0, expect.closeTo(7e-6), 90],
      classes: Uint8Array.of(3, 20),
      kinds: Uint8Array.of(polygonKind, lineKind),
      partStarts: Uint32Array.of(0, 2, 3),
      vertexStarts: Uint32Array.of(0, 4, 7, 9),
      coordinates: Int32Array.of(
        ...[0, 0, 10, 0, 10, 10, 0, 10],
        ...[1, 1, 2, 1, 2, 2],
        ...[-1_700_000_000, 50, 70, 900_000_000],
      ),
      index: [[0], [1], []],
    });
  });

  it('leaves out what is degenerate or outside the clip box', () => {
    const builder = new LayerStoreBuilder({ clip: [0, 0, 1e-6, 1e-6] });
    const added = [
      { class: 0, kind: polygonKind, parts: [[0, 0, 1, 1, 0, 0]] },
      { class: 0, kind: lineKind, parts: [[5, 5], []] },
      { class: 0, kind: lineKind, parts: [[11, 0, 20, 20]] },
      { class: 0, kind: lineKind, parts: [[10, 0, 20, 20]] },
    ].map((feature) => builder.add(feature));
    expect([added, builder.featureCount]).toEqual([[false, false, false, true], 1]);
  });

  it('refuses an empty store and more vertices than fit', () => {
    const builder = new LayerStoreBuilder({ maxVertices: 5 });
    expect(() => builder.build()).toThrow(/nothing to draw/);
    builder.add({ class: 0, kind: polygonKind, parts: [square(0, 0)] });
    expect(() => builder.add({ class: 0, kind: lineKind, parts: [[0, 0, 1, 1]] })).toThrow(
      /more than 5 vertices/,
    );
  });

  it('finds the same features as a scan of all boxes', () => {
    const builder = new LayerStoreBuilder();
    for (let i = 0; i < 2000; i++)
      builder.add({ class: 0, kind: polygonKind, parts: [square((i % 50) * 7, Math.floor(i / 50) * 9)] });
    const found = builder
      .build()
      .index.search(100, 100, 120, 121)
      .sort((a, b) => a - b);
    const expected = Array.from({ length: 2000 }, (_, i) => i).filter((i) => {
      const [x, y] = [(i % 50) * 7, Math.floor(i / 50) * 9];
      return x + 10 >= 100 && x <= 120 && y + 10 >= 100 && y <= 121;
    });
    expect(found).toEqual(expected);
  });

  it('is refused as damaged where its sections do not agree', () => {
    const builder = new LayerStoreBuilder();
    builder.add({ class: 3, kind: polygonKind, parts: [square(0, 0)] });
    const good = new Uint8Array(builder.build().buffer);
    const damaged = (change: (bytes: Uint8Array) => void) => {
      const buffer = new SharedArrayBuffer(good.length);
      const bytes = new Uint8Array(buffer);
      bytes.set(good);
      change(bytes);
      return () => openLayerStore(buffer);
    };
    expect(damaged(() => undefined)().featureCount).toBe(1);
    const { classes, partStarts, index } = storeLayout(1, 1, 4);
    for (const at of [0, 4, 12, 16, classes, partStarts, index, index + 4])
      expect(damaged((bytes) => (bytes[at] = 0xee))).toThrow(/damaged/);
    expect(() => openLayerStore(new SharedArrayBuffer(8))).toThrow(/damaged/);
  });

  it('is refused where the links of its index lead a search astray', () => {
    const builder = new LayerStoreBuilder();
    for (let i = 0; i < 300; i++) builder.add({ class: 3, kind: polygonKind, parts: [square(20 * i, 0)] });
    const { buffer: good, index } = builder.build();
    // 300 features, their 19 nodes, the 2 nodes of these and the root; a link counts in numbers of a box.
    const links = index._indices;
    expect([links.length, ...links.subarray(-4)]).toEqual([322, 1152, 1200, 1264, 1276]);
    const relinked = (at: number, link: number) => {
      const buffer = new SharedArrayBuffer(good.byteLength);
      new Uint8Array(buffer).set(new Uint8Array(good));
      new Uint16Array(buffer, links.byteOffset, links.length)[at] = link;
      return () => openLayerStore(buffer);
    };
    expect(relinked(0, links[0])().featureCount).toBe(300);
    const astray = [
      [321, 4 * 321],
      [321, 4 * 320],
      [320, 4 * 321],
      [320, 4 * 300],
      [301, 0],
      [301, 65],
      [318, 4 * 299],
      [299, 300],
      [0, 65_535],
    ];
    for (const [at, link] of astray) expect(relinked(at, link), `${at}: ${link}`).toThrow(/damaged/);
  });

  it('rounds degrees to units', () => {
    expect([toUnits(-73.9857131), toUnits(180), toUnits(1e-8)]).toEqual([-739_857_131, 1_800_000_000, 0]);
  });
});
