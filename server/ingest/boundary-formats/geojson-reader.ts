/**
 * GeoJSON (RFC 7946), read feature by feature: a file of all of England is never in memory at once. The text is scanned for the
 * «features» list and cut at the braces of its members; only single features are parsed.
 */
import { UnreadableFile } from '../refusals.js';
import { polygonsOf, textProperties, type BoundaryFeature, type BoundaryLayer, type BoundarySrid } from './boundary-feature.js';

/** One feature with more text than this is a mistake: the most detailed coast published is a tenth of it. */
const LARGEST_FEATURE = 200_000_000;

/** @throws UnreadableFile when it is no FeatureCollection or in a coordinate system that is not taken */
export async function readGeoJson(texts: AsyncIterable<string>): Promise<BoundaryLayer> {
  const scan = new FeatureScan(texts);
  const start = await scan.toFeatures();
  const srid = sridOfCrs(start);
  async function* features(): AsyncGenerator<BoundaryFeature> {
    let number = 0;
    for await (const text of scan.features()) {
      number++;
      yield toFeature(text, number);
    }
    if (sridOfCrs(scan.tail()) !== srid && scan.tail().includes('"crs"')) {
      throw new UnreadableFile(
        'The coordinate system («crs») stands after the features.',
        'Move it before «features», or save the file as WGS 84.',
      );
    }
  }
  return { srid, features: features() };
}

/** The coordinate system that an old-style `crs` member names; without one it is WGS 84, as RFC 7946 says. */
export function sridOfCrs(text: string): BoundarySrid {
  const crs = /"crs"\s*:\s*\{.*?"name"\s*:\s*"([^"]*)"\s*\}/s.exec(text)?.[1];
  if (crs === undefined || /CRS84|EPSG:{1,2}(\d|\.)*:?4326$|^WGS ?84$/i.test(crs)) return 4326;
  if (/EPSG:{1,2}(\d|\.)*:?27700$/i.test(crs)) return 27700;
  throw new UnreadableFile(
    `The file states the coordinate system «${crs}».`,
    'Save it as WGS 84 longitude and latitude (EPSG:4326) or on the British National Grid (EPSG:27700).',
  );
}

function toFeature(text: string, number: number): BoundaryFeature {
  let feature: { properties?: unknown; geometry?: unknown; id?: unknown };
  try {
    feature = JSON.parse(text) as typeof feature;
  } catch {
    throw new UnreadableFile(`Feature ${number} is not valid JSON.`, 'Download or export the file again.', { row: number });
  }
  return { number, properties: textProperties(feature.properties, feature.id), polygons: polygonsOf(feature.geometry) };
}

/** Walks through JSON text piece by piece, knowing only strings, braces and brackets. */
class FeatureScan {
  private text = '';
  private readonly pieces: AsyncIterator<string>;
  private after = '';

  constructor(texts: AsyncIterable<string>) {
    this.pieces = texts[Symbol.asyncIterator]();
  }

  /** What stands before the list of features. */
  async toFeatures(): Promise<string> {
    for (;;) {
      const found = /"features"\s*:\s*\[/.exec(this.text);
      if (found !== null) {
        const before = this.text.slice(0, found.index);
        this.text = this.text.slice(found.index + found[0].length);
        return before;
      }
      if (this.text.length > 1_000_000 || !(await this.more())) {
        throw new UnreadableFile(
          'The file is no GeoJSON FeatureCollection: it has no list of features.',
          'Save the layer as GeoJSON, all features in one collection.',
        );
      }
    }
  }

  /** The text of each feature in turn. */
  async *features(): AsyncGenerator<string> {
    let position = 0;
    let depth = 0;
    let start = -1;
    let inString = false;
    for (;;) {
      for (; position < this.text.length; position++) {
        const character = this.text.charCodeAt(position);
        if (inString) {
          if (character === 92) position++;
          else if (character === 34) inString = false;
          continue;
        }
        if (character === 34) inString = true;
        else if (character === 123 || character === 91) {
          if (depth === 0) start = position;
          depth++;
        } else if (character === 125 || character === 93) {
          if (depth === 0) {
            await this.rest(position + 1);
            return;
          }
          depth--;
          if (depth === 0) {
            yield this.text.slice(start, position + 1);
            this.text = this.text.slice(position + 1);
            position = -1;
            start = -1;
          }
        }
      }
      // A backslash at the very end of a piece escapes the first character of the next: position is then one past the end.
      if (this.text.length > LARGEST_FEATURE) {
        throw new UnreadableFile(
          'One feature has more than 200 million characters.',
          'Use a generalised edition of the boundaries.',
        );
      }
      if (!(await this.more())) {
        throw new UnreadableFile('The file ends in the middle of its features.', 'Download it again: it is cut short.');
      }
    }
  }

  /** What stands after the list of features. */
  tail(): string {
    return this.after;
  }

  private async rest(from: number): Promise<void> {
    this.text = this.text.slice(from);
    while (this.text.length < 1_000_000 && (await this.more()));
    this.after = this.text;
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.pieces.next();
    if (done === true) return false;
    this.text += value;
    return true;
  }
}
