/** TopoJSON: arcs shared by neighbours, so the file is read whole; one of its layers is taken. */
import { feature } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import type { PublishedAreaType } from '../../areas/area-type.js';
import { UnreadableFile } from '../refusals.js';
import { polygonsOf, textProperties, type BoundaryFeature, type BoundaryLayer } from './boundary-feature.js';
import { sridOfCrs } from './geojson-reader.js';

/** What publishers call their layers. */
const LAYER_NAMES: Readonly<Record<PublishedAreaType, RegExp>> = {
  LSOA: /^lsoa/i,
  MSOA: /^msoa/i,
  WARD: /^(wards?|wd)/i,
  DISTRICT: /^(ltla|lad|districts?|boroughs?)/i,
  UPPER_TIER: /^(utla|ctyua|upper)/i,
  FORCE: /^(pfa|force|police)/i,
  POSTCODE_DISTRICT: /^(postcode|pcd|outward)/i,
};

/** @throws UnreadableFile when several layers could be meant, naming them */
export function readTopoJson(text: string, type: PublishedAreaType | null): BoundaryLayer {
  let topology: Topology;
  try {
    topology = JSON.parse(text) as Topology;
  } catch {
    throw new UnreadableFile('The file is not valid JSON.', 'Download or export it again.');
  }
  const name = chooseLayer(Object.keys(topology.objects ?? {}), type);
  const layer = topology.objects[name] as GeometryObject;
  const geometries = layer.type === 'GeometryCollection' ? (layer as GeometryCollection).geometries : [layer];
  const srid = sridOfCrs(JSON.stringify({ crs: (layer as { crs?: unknown }).crs ?? (topology as { crs?: unknown }).crs }));
  async function* features(): AsyncGenerator<BoundaryFeature> {
    for (const [index, geometry] of geometries.entries()) {
      yield {
        number: index + 1,
        properties: textProperties(geometry.properties, geometry.id),
        polygons: polygonsOf(toGeometry(topology, geometry, index + 1)),
      };
    }
  }
  return { srid, features: features() };
}

function chooseLayer(names: readonly string[], type: PublishedAreaType | null): string {
  const fitting = type === null ? names : names.filter((name) => LAYER_NAMES[type].test(name));
  if (fitting.length === 1) return fitting[0]!;
  if (names.length === 1) return names[0]!;
  if (names.length === 0) throw new UnreadableFile('The TopoJSON file has no layers.', 'Download or export it again.');
  throw new UnreadableFile(
    `The file has ${names.length} layers: ${names.join(', ')}.`,
    type === null
      ? 'Say which one is meant with --type lsoa, msoa, ward, district, upper-tier, force or postcode-district.'
      : `None of them, or more than one, is named like the type asked for. Save the layer meant as a file of its own.`,
  );
}

function toGeometry(topology: Topology, geometry: GeometryObject, number: number): unknown {
  try {
    return (feature(topology, geometry) as { geometry?: unknown }).geometry ?? null;
  } catch {
    throw new UnreadableFile(
      `Feature ${number} refers to arcs that the file does not have.`,
      'Download or export the file again.',
      { row: number },
    );
  }
}
