import * as L from 'leaflet';
import { type MapRegion } from './mapTypes';
import { rectangleOf } from './rectangle';

/** Outlines of the regions, with their names. */
export class RegionsLayer extends L.LayerGroup {
  private readonly byId = new Map<number, L.Polygon>();

  setRegions(regions: MapRegion[]): void {
    this.clearLayers();
    this.byId.clear();
    for (const each of regions) {
      const outline = outlineOf(each);
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

function outlineOf({ region }: MapRegion): L.Polygon {
  const options = { className: 'region', pane: 'regions', interactive: false, weight: 2, fillOpacity: 0.06 };
  const box = rectangleOf(region);
  if (!box) return L.polygon(L.GeoJSON.coordsToLatLngs(region.polygons, 2) as L.LatLng[][][], options);
  const [west, south, east, north] = box;
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
