import * as L from 'leaflet';
import { textNode } from './regionsLayer';

export interface Hovered {
  at: L.LatLng;
  title: string;
  /** A place is ringed. */
  isPlace: boolean;
}

/** Shows what lies below the pointer: one search an animation frame, none while the map moves. */
export class Hover {
  private readonly ring = L.circleMarker([0, 0], {
    pane: 'marks',
    interactive: false,
    radius: 7,
    weight: 2,
    fill: false,
    className: 'hover-ring',
  });
  private readonly tooltip = L.tooltip({ direction: 'top', offset: [0, -8], opacity: 1 });
  private request = 0;
  private moving = false;

  constructor(
    private readonly map: L.Map,
    private readonly find: (event: L.LeafletMouseEvent) => Hovered | null,
  ) {
    map.on('mousemove', (event) => this.look(event));
    map.on('mouseout movestart zoomstart', () => this.clear());
    map.on('movestart', () => (this.moving = true));
    map.on('moveend', () => (this.moving = false));
  }

  private look(event: L.LeafletMouseEvent): void {
    if (this.moving) return;
    cancelAnimationFrame(this.request);
    this.request = requestAnimationFrame(() => this.show(this.find(event)));
  }

  private show(hovered: Hovered | null): void {
    if (!hovered) return this.clear();
    this.tooltip.setLatLng(hovered.at).setContent(textNode(hovered.title)).addTo(this.map);
    if (hovered.isPlace) this.ring.setLatLng(hovered.at).addTo(this.map);
    else this.ring.remove();
    this.map.getContainer().classList.toggle('on-place', hovered.isPlace);
  }

  private clear(): void {
    cancelAnimationFrame(this.request);
    this.tooltip.remove();
    this.ring.remove();
    this.map.getContainer().classList.remove('on-place');
  }
}
