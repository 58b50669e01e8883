import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimited } from '../errors.js';
import { signedIn } from './authentication.js';

/** Requests and cost (as priced by server/graphql/limits/cost.ts) a viewer may use up within one minute. */
export interface RateLimits {
  readonly requestsPerMinute: number;
  readonly costPerMinute: number;
}

export const USUAL_RATE_LIMITS: RateLimits = { requestsPerMinute: 1_200, costPerMinute: 6_000_000 };

/** Counts what each viewer asks for; over the limit it throws RATE_LIMITED with the seconds to wait. */
export class RateLimiter {
  private readonly requests: RateLimiterMemory;
  private readonly cost: RateLimiterMemory;

  constructor(limits: RateLimits = USUAL_RATE_LIMITS) {
    this.requests = new RateLimiterMemory({ points: limits.requestsPerMinute, duration: 60 });
    this.cost = new RateLimiterMemory({ points: limits.costPerMinute, duration: 60 });
  }

  async countRequest(viewer: string): Promise<void> {
    await consume(this.requests, viewer, 1);
  }

  async countCost(viewer: string, cost: number): Promise<void> {
    await consume(this.cost, viewer, cost);
  }

  /** Counts each request behind `requireSignIn`. */
  middleware(): RequestHandler {
    return async (_request, response, next) => {
      await this.countRequest(signedIn(response).viewer.name);
      next();
    };
  }
}

async function consume(limiter: RateLimiterMemory, viewer: string, points: number): Promise<void> {
  try {
    await limiter.consume(viewer, points);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw rateLimited(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    throw refusal;
  }
}
