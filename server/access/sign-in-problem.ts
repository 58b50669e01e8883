import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { CallerError, type ErrorCode } from '../errors.js';
import { StartError } from '../start-error.js';
import { ProviderAway } from './provider/identity-provider.js';

/** Why a sign-in did not come about. */
export type SignInProblem =
  | 'no-role'
  | 'several-roles'
  | 'no-agency'
  | 'not-begun'
  | 'provider-refused'
  | 'not-verified'
  | 'wrong-settings'
  | 'provider-away';

interface Told {
  readonly status: number;
  readonly code: ErrorCode;
  readonly title: string;
  /** What happened and what to do, for the person in front of it. */
  readonly sentences: readonly string[];
}

const TOLD: Readonly<Record<SignInProblem, Told>> = {
  'no-role': {
    status: 403,
    code: 'FORBIDDEN',
    title: 'You have no role in Homeward',
    sentences: [
      'Your account is known, but it has no role here, so there is nothing you may see.',
      'Ask the administrator of Homeward in your partnership to give your account one of its roles: police analyst, council analyst, deployment planner, outreach worker, JSNA author, partner, information governance or administrator. Then sign in again.',
    ],
  },
  'several-roles': {
    status: 403,
    code: 'FORBIDDEN',
    title: 'Which role do you want to work in?',
    sentences: ['Your account has several roles in Homeward. Choose one for this session; to change it, sign out and in again.'],
  },
  'no-agency': {
    status: 403,
    code: 'FORBIDDEN',
    title: 'Your account names no agency',
    sentences: [
      'Homeward has to know which agency you work for, and your account does not say.',
      'Ask the administrator of your organisation’s accounts to fill it in, then sign in again.',
    ],
  },
  'not-begun': {
    status: 400,
    code: 'BAD_USER_INPUT',
    title: 'This sign-in has ended',
    sentences: ['It was begun in another window, used already, or took longer than a quarter of an hour.', 'Sign in again.'],
  },
  'provider-refused': {
    status: 403,
    code: 'FORBIDDEN',
    title: 'Your organisation’s sign-in did not let you in',
    sentences: [
      'It was cancelled, or your account may not use Homeward.',
      'Sign in again, or ask the administrator of your accounts.',
    ],
  },
  'not-verified': {
    status: 403,
    code: 'FORBIDDEN',
    title: 'This sign-in could not be verified',
    sentences: ['The answer of your organisation’s sign-in did not belong to the question Homeward asked.', 'Sign in again.'],
  },
  'wrong-settings': {
    status: 502,
    code: 'INTERNAL',
    title: 'Homeward cannot sign anybody in',
    sentences: [
      'Your organisation’s sign-in does not accept Homeward as it is set up here.',
      'Tell the administrator of Homeward; what is wrong stands in its log.',
    ],
  },
  'provider-away': {
    status: 502,
    code: 'INTERNAL',
    title: 'Your organisation’s sign-in does not answer',
    sentences: [
      'Homeward asked it and got no answer.',
      'Try again in a few minutes; if it stays, tell the administrator of Homeward.',
    ],
  },
};

export function toldOf(problem: SignInProblem): Told {
  return TOLD[problem];
}

/** What went wrong on the way to the provider or back. Errors for the caller are not among it: they say it themselves. */
export function problemOf(error: unknown): SignInProblem {
  if (error instanceof CallerError) throw error;
  if (error instanceof ProviderAway) return 'provider-away';
  // The provider answered the browser with a refusal, for instance access_denied.
  if (error instanceof AuthorizationResponseError) return 'provider-refused';
  // It answered us with one: our own client id or secret, or the code was used, too old or another's.
  if (error instanceof ResponseBodyError) {
    return ['invalid_client', 'unauthorized_client'].includes(error.error) ? 'wrong-settings' : 'not-verified';
  }
  if (error instanceof WWWAuthenticateChallengeError || error instanceof StartError) return 'wrong-settings';
  return 'not-verified';
}

/** What the provider itself said of it, for the log: a word and a sentence of the protocol, about nobody. */
export function saidByProvider(error: unknown): Record<string, unknown> {
  if (error instanceof WWWAuthenticateChallengeError) {
    const { error: word, error_description: sentence } = error.cause[0]?.parameters ?? {};
    return inShort(word, sentence);
  }
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    return inShort(error.error, error.error_description);
  }
  return {};
}

/** It may come by the address in the browser, which anybody may write. */
const inShort = (word = '', sentence = '') => ({ oauthError: word.slice(0, 60), description: sentence.slice(0, 300) });
