import type { FeatureCollection, Geometry } from 'geojson';
import { useEffect, useState } from 'react';
import { MapPlacesDocument, MapProvisionDocument, type MapProvisionQuery, type PlaceKind } from '../graphql.generated.js';
import { request } from '../graphql/client.js';
import { useQuery } from '../graphql/use-query.js';
import type { SignedPlace } from './point-layers.js';
import { weekdayNames } from '../view-state/clock-words.js';
import type { LayerWord } from '../view-state/map-state.js';
import type { MapDrawing } from './map-drawing.js';

type YouthPlace = MapProvisionQuery['youthProvision']['edges'][number]['node'];

/** Draws the places to go to that are chosen among the layers. */
export function usePlaceLayers(drawing: MapDrawing | null, layers: readonly LayerWord[]): void {
  const schools = usePlaces(['SCHOOL'], layers.includes('schools'));
  const libraries = usePlaces(['LIBRARY'], layers.includes('libraries'));
  const provision = useProvision(layers.includes('provision'));
  useEffect(() => {
    if (schools) drawing?.schools.set(signedPlaces(schools, 'SCHOOL'));
    if (libraries) drawing?.libraries.set(signedPlaces(libraries, 'LIBRARY'));
    if (provision) drawing?.youth.set(signedProvision(provision));
    drawing?.schools.show(layers.includes('schools'));
    drawing?.libraries.show(layers.includes('libraries'));
    drawing?.youth.show(layers.includes('provision'));
    drawing?.order();
  }, [drawing, schools, libraries, provision, layers]);
}

/** Places of some kinds, or only their courses, as one collection; null while not asked for, on the way or failed: the figures do not depend on them. */
export function usePlaces(
  kinds: readonly PlaceKind[],
  wanted: boolean,
  withCourse = false,
): FeatureCollection<Geometry, Record<string, unknown>> | null {
  const { state } = useQuery(MapPlacesDocument, wanted ? { kinds: [...kinds], withCourse } : null);
  return state.status === 'ready' ? (state.data.places as FeatureCollection<Geometry, Record<string, unknown>>) : null;
}

/** All places of youth provision, page after page. */
function useProvision(wanted: boolean): readonly YouthPlace[] | null {
  const [places, setPlaces] = useState<readonly YouthPlace[] | null>(null);
  useEffect(() => {
    if (!wanted || places) return;
    const controller = new AbortController();
    const readAll = async () => {
      const list: YouthPlace[] = [];
      let after: string | null = null;
      do {
        const page: MapProvisionQuery = await request(MapProvisionDocument, { after }, controller.signal);
        list.push(...page.youthProvision.edges.map((edge) => edge.node));
        after = page.youthProvision.pageInfo.hasNextPage ? page.youthProvision.pageInfo.endCursor : null;
      } while (after !== null);
      setPlaces(list);
    };
    // Without the layer the map still stands; a next look asks again.
    readAll().catch(() => undefined);
    return () => controller.abort();
  }, [wanted, places]);
  return places;
}

/** Youth places for the map: the name, then a line for each session. */
function signedProvision(places: readonly YouthPlace[]): SignedPlace[] {
  return places.flatMap((place) => {
    if (place.location?.type !== 'Point') return [];
    const [longitude, latitude] = place.location.coordinates as [number, number];
    return [{ longitude, latitude, lines: [place.name, ...place.sessions.slice(0, 6).map(sessionLine)] }];
  });
}

/** Schools or libraries for the map. */
function signedPlaces(collection: FeatureCollection<Geometry, Record<string, unknown>>, kind: PlaceKind): SignedPlace[] {
  return collection.features.flatMap((feature) => {
    if (feature.geometry?.type !== 'Point' || String(feature.properties['kind']).toUpperCase() !== kind) return [];
    const [longitude, latitude] = feature.geometry.coordinates as [number, number];
    return [{ longitude, latitude, lines: [String(feature.properties['name'] ?? '')] }];
  });
}

/** «Friday 18:00 to 20:30, ages 11 to 17». What is not known is said so, never taken for closed. */
function sessionLine(session: YouthPlace['sessions'][number]): string {
  const day = session.weekday === null ? 'day not known' : weekdayNames[session.weekday - 1];
  const time = session.startsAt
    ? `${session.startsAt.slice(0, 5)}${session.endsAt ? ` to ${session.endsAt.slice(0, 5)}` : ''}`
    : 'time not known';
  const ages = session.ageFrom !== null && session.ageTo !== null ? `, ages ${session.ageFrom} to ${session.ageTo}` : '';
  return `${session.name}: ${day}, ${time}${ages}`;
}
