/**
 * A zipped ESRI shapefile: .shp, .dbf and .prj of one layer. The .prj is read by its parameters, for many British files are on the
 * National Grid under a name of their own, without an EPSG code.
 */
import { unzipSync } from 'fflate';
import { parseDbf, parseShp } from 'shpjs';
import { UnreadableFile } from '../refusals.js';
import { polygonsOf, textProperties, type BoundaryFeature, type BoundaryLayer, type BoundarySrid } from './boundary-feature.js';

const MOST_ENTRIES = 200;
const LARGEST_UNZIPPED = 500_000_000;
const LARGEST_EXPANSION = 200;
const PARTS = /\.(shp|dbf|prj|cpg)$/i;

/** @throws UnreadableFile naming the part that is missing, or the limit that was passed */
export function readShapefile(zip: Uint8Array): BoundaryLayer {
  const parts = unzipped(zip);
  const layers = [...parts.keys()].filter((name) => name.endsWith('.shp'));
  if (layers.length === 0) {
    throw new UnreadableFile(
      'The zip archive holds no shapefile (.shp).',
      'Zip the .shp, .dbf, .prj and .shx of one layer together.',
    );
  }
  if (layers.length > 1) {
    throw new UnreadableFile(
      `The zip archive holds ${layers.length} shapefiles: ${layers.join(', ')}.`,
      'Zip each layer on its own.',
    );
  }
  const stem = layers[0]!.slice(0, -4);
  const part = (ending: string, why: string): Uint8Array => {
    const bytes = parts.get(stem + ending);
    if (bytes === undefined) {
      throw new UnreadableFile(
        `The zip archive has no ${stem}${ending}, which holds ${why}.`,
        'Zip the .shp, .dbf, .prj and .shx of the layer together.',
      );
    }
    return bytes;
  };
  const srid = sridOfProjection(new TextDecoder().decode(part('.prj', 'the coordinate system')));
  const encoding = parts.get(`${stem}.cpg`) ?? new TextEncoder().encode('windows-1252');
  const records = parsed(() => parseDbf(buffer(part('.dbf', 'the codes and names')), buffer(encoding)));
  const shapes = parsed(() => parseShp(buffer(part('.shp', 'the shapes'))));
  if (records.length !== shapes.length) {
    throw new UnreadableFile(
      `The .shp has ${shapes.length} shapes, the .dbf ${records.length} rows.`,
      'Export the layer again; the two belong to different editions.',
    );
  }
  async function* features(): AsyncGenerator<BoundaryFeature> {
    for (const [index, shape] of shapes.entries()) {
      yield { number: index + 1, properties: textProperties(records[index]), polygons: polygonsOf(shape) };
    }
  }
  return { srid, features: features() };
}

/** Checks what the archive's directory promises before anything is expanded; directories and other files stay packed. */
function unzipped(zip: Uint8Array): Map<string, Uint8Array> {
  let entries = 0;
  let expanded = 0;
  const limit = Math.min(LARGEST_UNZIPPED, Math.max(50_000_000, zip.length * LARGEST_EXPANSION));
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (++entries > MOST_ENTRIES) throw tooMany();
        if (!PARTS.test(name) || name.startsWith('__MACOSX/')) return false;
        expanded += originalSize;
        if (expanded > limit) throw tooLarge(limit);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(
      'The zip archive is damaged or of a kind that is not read.',
      'Zip the files again, without a password.',
    );
  }
  return new Map(Object.entries(files).map(([name, bytes]) => [name.replace(PARTS, (ending) => ending.toLowerCase()), bytes]));
}

const tooMany = (): UnreadableFile =>
  new UnreadableFile(`The zip archive has more than ${MOST_ENTRIES} entries.`, 'Zip only the files of one shapefile.');
const tooLarge = (limit: number): UnreadableFile =>
  new UnreadableFile(
    `The zip archive would expand to more than ${Math.round(limit / 1e6)} MB.`,
    'Use a generalised edition of the boundaries.',
  );

/** WGS 84, or the National Grid by its EPSG code or by the numbers that define it. */
export function sridOfProjection(wkt: string): BoundarySrid {
  const number = (name: string): number => Number(new RegExp(`"${name}"\\s*,\\s*(-?[\\d.]+)`, 'i').exec(wkt)?.[1] ?? NaN);
  const near = (name: string, expected: number, within: number): boolean => Math.abs(number(name) - expected) <= within;
  if (/^\s*PROJC(S|RS)/i.test(wkt)) {
    const isNationalGrid =
      /Transverse_?Mercator/i.test(wkt) &&
      /Airy/i.test(wkt) &&
      near('latitude_of_origin', 49, 1e-9) &&
      near('central_meridian', -2, 1e-9) &&
      near('scale_factor', 0.9996012717, 1e-9) &&
      near('false_easting', 400_000, 1e-6) &&
      near('false_northing', -100_000, 1e-6);
    if (isNationalGrid || /AUTHORITY\["EPSG",\s*"?27700"?\]\s*\]\s*$/i.test(wkt)) return 27700;
  } else if (/WGS_?\s?(19)?84/i.test(wkt)) return 4326;
  const name = /^\s*\w+\["([^"]*)"/.exec(wkt)?.[1] ?? 'unnamed';
  throw new UnreadableFile(
    `The .prj names the coordinate system «${name}».`,
    'Save the layer on the British National Grid (EPSG:27700) or as WGS 84 (EPSG:4326).',
  );
}

/** A copy of its own: the parsers look at the whole underlying buffer. */
const buffer = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer;

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new UnreadableFile('The shapefile inside the archive is damaged.', 'Export the layer again.');
  }
}
