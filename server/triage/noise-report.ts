/** A report of noise as the test is put to it, and what came of it. No name, no address, no words of whoever reported. */
import type { NoiseAnswers, NoiseQuestion, NoiseResult } from './noise-test.js';

export const NOISE_CATEGORIES = ['music', 'voices', 'dog', 'alarm', 'building work', 'business', 'vehicle', 'other'] as const;
export type NoiseCategory = (typeof NOISE_CATEGORIES)[number];

export const NOISE_CHANNELS = ['telephone', 'online', 'officer', 'partner'] as const;
export type NoiseChannel = (typeof NOISE_CHANNELS)[number];

export const GUIDE_WAYS = ['message', 'post', 'read out'] as const;
export type GuideWay = (typeof GUIDE_WAYS)[number];

/** As a council set it: what is sent to those below, and who takes what is above. */
export interface NoiseTest {
  readonly version: number;
  readonly questions: readonly NoiseQuestion[];
  readonly guide: string;
  readonly officers: string;
}

export interface NoiseReport {
  /** The council's own number of the report. */
  readonly reference: string;
  /** The council's own number of the place; kept as a digest under a key. */
  readonly placeReference: string;
  readonly ward: string;
  readonly category: NoiseCategory;
  readonly channel: NoiseChannel;
}

export interface NoiseTriage extends Omit<NoiseReport, 'placeReference'> {
  readonly id: number;
  readonly answers: NoiseAnswers;
  readonly result: NoiseResult;
  readonly reason: string;
  readonly testVersion: number;
  readonly guide: string | null;
  readonly guideSentBy: GuideWay | null;
  readonly passedTo: string | null;
  readonly triagedAt: Date;
  readonly triagedBy: string;
}
