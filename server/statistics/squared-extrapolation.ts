/**
 * Steps of expectation and maximisation taken many at a time: they come nearer to a maximum by the same small share each, so that what is
 * left of the way can be told from two of them.
 *
 *   r = M(θ) − θ,  v = M(M(θ)) − M(θ) − r,  a = −|r| ÷ |v|,  θ′ = θ − 2a·r + a²·v,  and on from M(θ′)
 *
 * SQUAREM, scheme S3: Varadhan and Roland 2008. Where θ′ is worse than θ the two steps are taken as they are, so that what is climbed is
 * never lost and the maximum is one that plain steps lead to.
 */
export interface Step {
  /** What is climbed, where the step begins. */
  readonly height: number;
  readonly next: Float64Array<ArrayBuffer>;
}

export interface Reached {
  readonly height: number;
  readonly at: Float64Array<ArrayBuffer>;
}

/**
 * @param step one plain step, which never leads down
 * @param within the nearest that is allowed: a long step may lead out of it
 * @param until ends when a round (three steps) gains less, or after so many rounds
 */
export function climbExtrapolated(
  start: Float64Array<ArrayBuffer>,
  step: (at: Float64Array<ArrayBuffer>) => Step,
  within: (at: Float64Array<ArrayBuffer>) => Float64Array<ArrayBuffer>,
  until: { readonly rounds: number; readonly gain: number },
): Reached {
  let at = start;
  let present = step(at);
  for (let round = 0; round < until.rounds; round++) {
    const second = step(present.next);
    const far = extrapolated(at, present.next, second.next);
    let reached = step(far === null ? second.next : within(far));
    if (!(reached.height >= present.height)) reached = step(second.next);
    const after = step(reached.next);
    const gain = after.height - present.height;
    at = reached.next;
    present = after;
    if (gain < until.gain) break;
  }
  return { height: present.height, at };
}

/** θ′; null where the steps have come to a stand, or a long one would be shorter than the two. */
function extrapolated(from: Float64Array, first: Float64Array, second: Float64Array): Float64Array<ArrayBuffer> | null {
  let [ofR, ofV] = [0, 0];
  for (let at = 0; at < from.length; at++) {
    const r = first[at]! - from[at]!;
    const v = second[at]! - first[at]! - r;
    ofR += r * r;
    ofV += v * v;
  }
  const length = -Math.sqrt(ofR / ofV);
  if (!Number.isFinite(length) || length > -1) return null;
  return Float64Array.from(from, (one, at) => {
    const r = first[at]! - one;
    const v = second[at]! - first[at]! - r;
    return one - 2 * length * r + length * length * v;
  });
}
