import * as L from 'leaflet';
import { gathered } from '../../src-shared/geo/gathered';
import { lngNear } from '../../src-shared/geo/longitude';
import { movedRing } from '../../src-shared/geo/unwrap';
import { type MapRegion } from './mapTypes';
import { rectangleOf } from './rectangle';

/** Outlines of the regions, with their names. */
export class RegionsLayer extends L.LayerGroup {
  private readonly byId = new Map<number, L.Polygon>();

  /** `middleLng`: on which turn of the map they are drawn, the nearest to it. */
  setRegions(regions: MapRegion[], middleLng: number): void {
    this.clearLayers();
    this.byId.clear();
    for (const each of regions) {
      const outline = outlineOf(each, middleLng);
      outline.bindTooltip(textNode(each.name), {
        permanent: true,
        direction: 'center',
        className: 'region-name',
      });
      this.addLayer(outline);
      this.byId.set(each.id, outline);
    }
  }

  layerOf(regionId: number): L.Polygon | undefined {
    return this.byId.get(regionId);
  }
}

function outlineOf({ region }: MapRegion, middleLng: number): L.Polygon {
  const options = { className: 'region', pane: 'regions', interactive: false, weight: 2, fillOpacity: 0.06 };
  const { region: flat, box } = gathered(region);
  const middle = (box[0] + box[2]) / 2;
  const by = lngNear(middle, middleLng) - middle;
  const polygons = flat.polygons.map((rings) => rings.map((ring) => movedRing(ring, by)));
  const rectangle = rectangleOf({ polygons });
  if (!rectangle) return L.polygon(L.GeoJSON.coordsToLatLngs(polygons, 2) as L.LatLng[][][], options);
  const [west, south, east, north] = rectangle;
  return L.rectangle(
    [
      [south, west],
      [north, east],
    ],
    options,
  );
}

/** Names come from files: they are text, never HTML. */
export function textNode(text: string): HTMLElement {
  const node = document.createElement('span');
  node.textContent = text;
  return node;
}
