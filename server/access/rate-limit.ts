import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimited } from '../errors.js';
import { signedIn } from './authentication.js';
import { addressOf, networkOf } from './network-address.js';

/** What may be used up within one minute: requests and cost (as priced by server/graphql/limits/cost.ts) by a viewer, requests from an address. */
export interface RateLimits {
  readonly requestsPerMinute: number;
  readonly costPerMinute: number;
  readonly requestsPerMinuteFromAddress: number;
}

export const USUAL_RATE_LIMITS: RateLimits = {
  requestsPerMinute: 1_200,
  costPerMinute: 6_000_000,
  // An office comes from one address: as much as ten of its people may ask for at their own limits.
  requestsPerMinuteFromAddress: 12_000,
};

/** Counts what each viewer and each address asks for, in this process; over a limit it throws RATE_LIMITED with the seconds to wait. */
export class RateLimiter {
  private readonly requests: RateLimiterMemory;
  private readonly cost: RateLimiterMemory;
  private readonly addresses: RateLimiterMemory;

  constructor(limits: RateLimits = USUAL_RATE_LIMITS) {
    this.requests = new RateLimiterMemory({ points: limits.requestsPerMinute, duration: 60 });
    this.cost = new RateLimiterMemory({ points: limits.costPerMinute, duration: 60 });
    this.addresses = new RateLimiterMemory({ points: limits.requestsPerMinuteFromAddress, duration: 60 });
  }

  async countRequest(viewerId: string): Promise<void> {
    await consume(this.requests, viewerId, 1);
  }

  async countCost(viewerId: string, cost: number): Promise<void> {
    await consume(this.cost, viewerId, cost);
  }

  /** For every request, before anything is known of who sends it: so many tokens, cookies or guesses from one address are one count. */
  async countAddress(request: Request): Promise<void> {
    await consume(this.addresses, networkOf(addressOf(request)), 1);
  }

  addressMiddleware(): RequestHandler {
    return async (request, _response, next) => {
      await this.countAddress(request);
      next();
    };
  }

  /** Counts each request behind `requireSignIn`. */
  middleware(): RequestHandler {
    return async (_request, response, next) => {
      await this.countRequest(signedIn(response).viewer.id);
      next();
    };
  }
}

/** Takes points of a key's allowance. @throws CallerError RATE_LIMITED, with the seconds to wait */
export async function consume(limiter: RateLimiterMemory, key: string, points: number): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw rateLimited(secondsUntil(refusal));
    throw refusal;
  }
}

/** Whole seconds until another try makes sense. */
export function secondsUntil({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
