import { Publication, publish, type Dimension, type LeafCounts, type Rule } from '../../disclosure/disclosure.js';
import { inThread } from '../../threads/in-thread.js';

export interface PublishWork {
  readonly dimensions: readonly Dimension[];
  readonly leafCounts: LeafCounts;
  readonly rule: Rule;
  /** Levels of detail that are withheld whole. */
  readonly withheldLevels: readonly (readonly string[])[];
}

/** A thread’s answer has fields alone, and no class. */
export type PublicationFields = Pick<Publication, 'hierarchies' | 'strides' | 'states' | 'shown' | 'roundTo'>;

const THREAD = new URL('./publish-thread.js', import.meta.url);

/** In this thread. */
export function publication({ dimensions, leafCounts, rule, withheldLevels }: PublishWork): Publication {
  return publish(dimensions, leafCounts, rule, withheldLevels).publication;
}

/** Works out a publication in a thread of its own. */
export async function publishAside(work: PublishWork): Promise<Publication> {
  const here = (): Publication => publication(work);
  const { hierarchies, strides, states, shown, roundTo } = await inThread<PublicationFields>({
    thread: THREAD,
    given: work,
    here,
  });
  return new Publication(hierarchies, strides, states, shown, roundTo);
}
