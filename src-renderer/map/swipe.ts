import type * as L from 'leaflet';

/** Shows panes on one side of a line only, wherever the map is dragged to. */
export class Swipe {
  private at: number | null = null;

  constructor(
    private readonly map: L.Map,
    private readonly sides: { left: string[]; right: string[] },
  ) {
    map.on('move zoomend viewreset resize', () => this.clip());
  }

  /** `at`: where the line is, as a share of the map's width; null: no line, the left side fills the map. */
  set(at: number | null): void {
    this.at = at;
    this.clip();
  }

  private clip(): void {
    const { map, at } = this;
    const { x: width, y: height } = map.getSize();
    const line = (at ?? 1) * width;
    const ends = { left: [0, line], right: [line, width] };
    for (const side of ['left', 'right'] as const) {
      const [west, east] = ends[side];
      const from = map.containerPointToLayerPoint([west, 0]);
      const to = map.containerPointToLayerPoint([east, height]);
      const path = `polygon(${from.x}px ${from.y}px, ${to.x}px ${from.y}px, ${to.x}px ${to.y}px, ${from.x}px ${to.y}px)`;
      for (const name of this.sides[side]) map.getPane(name)!.style.clipPath = at === null ? '' : path;
    }
  }
}
