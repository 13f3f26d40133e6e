import * as L from 'leaflet';
import { type Frame } from './mapTypes';

/** Share of the view's size that is painted beyond each of its borders. */
const margin = 0.25;

/**
 * A canvas over the map and a margin around it. While the map is dragged, the canvas moves with it and nothing is painted; it
 * is painted anew in the next animation frame after the move, or when the view has reached the end of the margin. While the
 * map zooms, the old picture is scaled.
 */
export abstract class CanvasLayer extends L.Layer {
  protected readonly canvas = L.DomUtil.create('canvas', 'leaflet-zoom-animated');
  private corner = L.latLng(0, 0);
  private zoom = 0;
  private request = 0;

  constructor(pane: string) {
    super();
    L.setOptions(this, { pane });
  }

  /** Paints all of a frame; the canvas has its size already. */
  protected abstract paint(frame: Frame): void;

  override onAdd(map: L.Map): this {
    this.canvas.style.pointerEvents = 'none';
    this.getPane()!.append(this.canvas);
    this._map = map;
    this.repaint();
    return this;
  }

  override onRemove(): this {
    cancelAnimationFrame(this.request);
    this.request = 0;
    this.canvas.remove();
    return this;
  }

  override getEvents() {
    return {
      moveend: () => this.repaint(),
      viewreset: () => this.repaint(),
      resize: () => this.repaint(),
      move: () => this.follow(),
      zoom: () => this.place(this._map.getCenter(), this._map.getZoom()),
      zoomanim: (event: L.LeafletEvent) => {
        const { center, zoom } = event as L.ZoomAnimEvent;
        this.place(center, zoom);
      },
    };
  }

  /** Paints in the next animation frame. */
  protected repaint(): void {
    if (!this._map || this.request) return;
    this.request = requestAnimationFrame(() => {
      this.request = 0;
      this.paintFrame();
    });
  }

  private paintFrame(): void {
    const map = this._map;
    const size = map.getSize();
    const beyond = size.multiplyBy(margin).round();
    const { x: width, y: height } = size.add(beyond.multiplyBy(2));
    const ratio = window.devicePixelRatio || 1;
    const { x: left, y: top } = map.getPixelBounds().min!.subtract(beyond);
    this.corner = map.containerPointToLatLng(beyond.multiplyBy(-1));
    this.zoom = map.getZoom();
    this.resize(Math.round(width * ratio), Math.round(height * ratio));
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    L.DomUtil.setTransform(this.canvas, map.containerPointToLayerPoint(beyond.multiplyBy(-1)), 1);
    this.paint({ left, top, width, height, scale: 2 ** this.zoom, ratio });
  }

  /** Setting a size clears the canvas and takes its memory anew. */
  private resize(width: number, height: number): void {
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
  }

  private follow(): void {
    const at = this._map.latLngToContainerPoint(this.corner);
    const size = this._map.getSize();
    const [spareX, spareY] = [2 * margin * size.x, 2 * margin * size.y];
    if (at.x > 0 || at.y > 0 || at.x < -spareX || at.y < -spareY) this.repaint();
  }

  /** Puts the painted picture where it belongs in a view that is being zoomed to. */
  private place(center: L.LatLng, zoom: number): void {
    const map = this._map;
    const panned = L.DomUtil.getPosition(map.getPane('mapPane')!);
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(panned).round();
    const offset = map.project(this.corner, zoom).subtract(origin);
    L.DomUtil.setTransform(this.canvas, offset, map.getZoomScale(zoom, this.zoom));
  }
}
