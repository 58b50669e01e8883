/** The layers of the view on one map, and the order they lie in. */
import { AreaLayer } from './area-layer.js';
import { GridLayer } from './grid-layer.js';
import { GroundLayer } from './ground-layer.js';
import { MapFrame, type MapFrameOptions } from './map-frame.js';
import { IncidentPointLayer, PlaceLayer } from './point-layers.js';

export class MapDrawing {
  readonly frame: MapFrame;
  readonly ground: GroundLayer;
  readonly areas: AreaLayer;
  readonly grid: GridLayer;
  readonly points: IncidentPointLayer;
  readonly youth: PlaceLayer;
  readonly schools: PlaceLayer;
  readonly libraries: PlaceLayer;

  constructor(
    box: HTMLElement,
    options: MapFrameOptions,
    onSelect: (gssCode: string) => void,
    onOpen: (ids: readonly string[]) => void,
  ) {
    this.frame = new MapFrame(box, options);
    this.frame.map.setView([54, -2.5], 6, { animate: false });
    this.ground = new GroundLayer(this.frame);
    this.areas = new AreaLayer(this.frame, onSelect);
    this.grid = new GridLayer(this.frame);
    this.points = new IncidentPointLayer(this.frame, onOpen);
    this.youth = new PlaceLayer(this.frame, 'youth');
    this.schools = new PlaceLayer(this.frame, 'school');
    this.libraries = new PlaceLayer(this.frame, 'library');
  }

  /** Points above squares above areas; places to go to above all. */
  order(): void {
    this.grid.raise();
    this.points.raise();
    this.libraries.raise();
    this.schools.raise();
    this.youth.raise();
  }
}
