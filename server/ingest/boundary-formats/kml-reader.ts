/** KML: placemarks with polygons, always longitude and latitude. The name of a placemark serves as its code where it has no other. */
import { kml } from '@tmcw/togeojson';
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import { UnreadableFile } from '../refusals.js';
import { polygonsOf, textProperties, type BoundaryFeature, type BoundaryLayer } from './boundary-feature.js';

/** @throws UnreadableFile when it is not well-formed, or declares entities of its own */
export function readKml(text: string): BoundaryLayer {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) {
    throw new UnreadableFile('The KML file declares a document type or entities.', 'Export it again as plain KML.');
  }
  let document;
  try {
    document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml');
  } catch {
    throw new UnreadableFile('The KML file is not well-formed XML.', 'Download or export it again.');
  }
  const { features: placemarks } = kml(document as unknown as Document);
  async function* features(): AsyncGenerator<BoundaryFeature> {
    for (const [index, placemark] of placemarks.entries()) {
      yield {
        number: index + 1,
        properties: textProperties(placemark.properties),
        polygons: polygonsOf(placemark.geometry),
      };
    }
  }
  return { srid: 4326, features: features() };
}
