/** What the player uses of Lean QR, for tsc. */
export const correction: { min: number; L: number; M: number; Q: number; H: number; max: number };
export function generate(
  text: string,
  options?: { minCorrectionLevel?: number; maxCorrectionLevel?: number },
): { size: number; get(x: number, y: number): boolean };
