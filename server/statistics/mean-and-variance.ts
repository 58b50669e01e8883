/** Mean, and variance with n below the line; exactly 0 when all are equal, whatever rounding would make of it. */
export function meanAndVariance(figures: ArrayLike<number>): { mean: number; variance: number } {
  const n = figures.length;
  let sum = 0;
  let allEqual = true;
  for (let i = 0; i < n; i++) {
    const figure = figures[i]!;
    if (!Number.isFinite(figure)) throw new RangeError(`figure ${i + 1} is no number: ${figure}`);
    sum += figure;
    if (figure !== figures[0]) allEqual = false;
  }
  const mean = allEqual && n > 0 ? figures[0]! : sum / n;
  if (allEqual) return { mean, variance: 0 };
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (figures[i]! - mean) ** 2;
  return { mean, variance: squares / n };
}
