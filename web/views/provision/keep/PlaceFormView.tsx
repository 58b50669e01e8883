import type { Point } from 'geojson';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import type { Answers, Problems, Question } from '../../../forms/questions.js';
import { KeepPlaceDocument, type KeptPlaceKind } from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import type { MarkedPlace } from '../../requests/place-drawing.js';
import { PlacePicker } from '../../requests/PlacePicker.js';
import { keptAddress, kindWords, reasonQuestion, type KeptPlace } from './keep-words.js';
import { KeptFrame } from './KeptFrame.js';

const kinds = ['building', 'bus', 'detached'] as const;

const questions: readonly Question[] = [
  { name: 'name', label: 'What the place is called', kind: 'text' },
  {
    name: 'kind',
    label: 'What kind of place',
    kind: kinds.map((kind) => ({ code: kind.toUpperCase(), words: kindWords[kind]! })),
  },
  {
    name: 'areaText',
    label: 'Where the team works',
    hint: 'Wards or districts by name or code, with commas between them. A point is not kept',
    kind: 'text',
    when: ({ kind }) => kind === 'DETACHED',
  },
  {
    name: 'mustNotBeFound',
    label: 'Must this place not be found?',
    hint: 'A refuge, or a group that meets unseen. Yes takes it off every page, with its sessions; only its list brings it back',
    kind: [
      { code: 'no', words: 'No' },
      { code: 'yes', words: 'Yes, hide it' },
    ],
  },
  reasonQuestion,
];

/** A place that is added, or one that is changed. */
export function PlaceFormView() {
  const { id } = useParams();
  return (
    <KeptFrame
      title={id === undefined ? 'Add a place' : 'Change a place'}
      lead="A building or a bus stop is marked on the map; a place that is not marked reaches nobody in figures."
    >
      {(places) => <PlaceForm key={id ?? ''} id={id} known={places.find((place) => place.id === id)} />}
    </KeptFrame>
  );
}

function PlaceForm({ id, known }: { readonly id: string | undefined; readonly known: KeptPlace | undefined }) {
  const navigate = useNavigate();
  const [place, setPlace] = useState<MarkedPlace | null>(() => markedOf(known));
  const [wrong, setWrong] = useState<string | undefined>();
  if (id !== undefined && known === undefined) return <p className="govuk-body">There is no such place.</p>;
  const send = async (answers: Answers): Promise<Problems> => {
    const { name = '', areaText = '', mustNotBeFound, reason = '' } = answers;
    const kind = answers['kind'] as KeptPlaceKind | undefined;
    if (kind === undefined) return [{ field: 'kind', problem: 'Choose what kind of place it is' }];
    // A place that nobody moved stays to the metre where its list has it.
    const moved = kind !== 'DETACHED' && place !== null && !isSame(place, markedOf(known));
    const input = {
      ...{ name, kind, areaText: kind === 'DETACHED' ? areaText : null },
      ...(moved ? { longitude: place.longitude, latitude: place.latitude } : {}),
      mustNotBeFound: mustNotBeFound === undefined ? null : mustNotBeFound === 'yes',
    };
    const asked = { id: id ?? null, version: known?.version ?? null, input, reason };
    const { problems } = (await request(KeepPlaceDocument, asked)).keepYouthPlace;
    setWrong(problems.find(({ field }) => field === 'location')?.problem);
    return problems;
  };
  return (
    <QuestionsForm
      questions={known ? questions : questions.filter(({ name }) => name !== 'mustNotBeFound')}
      known={known ? { name: known.name, kind: known.kind.toUpperCase(), areaText: known.areaText ?? '' } : { kind: 'BUILDING' }}
      button={known ? 'Save the change' : 'Add the place'}
      send={send}
      onDone={() => void navigate(keptAddress, { state: { done: known ? 'The place is changed.' : 'The place is added.' } })}
    >
      <PlacePicker place={place} onPlace={setPlace} problem={wrong} kept="Its point is kept." />
    </QuestionsForm>
  );
}

function markedOf(known: KeptPlace | undefined): MarkedPlace | null {
  const [longitude, latitude] = (known?.location as Point | null | undefined)?.coordinates ?? [];
  return longitude === undefined || latitude === undefined ? null : { longitude, latitude };
}

const isSame = (a: MarkedPlace, b: MarkedPlace | null): boolean => a.longitude === b?.longitude && a.latitude === b.latitude;
