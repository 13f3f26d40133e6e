import * as L from 'leaflet';
import { lngNear } from '../../src-shared/geo/longitude';
import { type PlaceColumns } from '../../src-shared/contract/app/resources';

/** More ranks than this cannot be read. */
const mostRanks = 100;

/** The selected place and the highlighted ones: crisp, above everything. */
export class MarksLayer extends L.LayerGroup {
  private middleLng = 0;

  constructor(private readonly onpick: (placeId: number) => void) {
    super();
  }

  /** `middleLng`: on which turn of the map they are drawn, the nearest to it. */
  setMarks(places: PlaceColumns, rows: number[], selectedRow: number, middleLng: number): void {
    this.clearLayers();
    this.middleLng = middleLng;
    rows.forEach((row, rank) => this.mark(places, row, 'mark hit', rank < mostRanks ? `${rank + 1}` : ''));
    this.mark(places, selectedRow, 'mark selected', '');
  }

  private mark({ id, lat, lng }: PlaceColumns, row: number, className: string, label: string): void {
    if (row < 0) return;
    const marker = L.circleMarker([lat[row], lngNear(lng[row], this.middleLng)], {
      pane: 'marks',
      className,
      radius: 9,
      weight: 2,
      fillOpacity: 1,
    });
    if (label) marker.bindTooltip(label, { permanent: true, direction: 'center', className: 'rank' });
    marker.on('click', () => this.onpick(id[row])).addTo(this);
  }
}
