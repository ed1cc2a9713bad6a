/** A number as it was written: its digits, and where its decimal sign stands. */
export interface Written {
  negative: boolean;
  /** All digits without sign and decimal sign. */
  digits: bigint;
  /** The number is `digits` times ten to this power. */
  power: number;
  /** The decimal sign; absent in a whole number. */
  sign?: "," | ".";
}

const form = /^([-+\u2212]?)(\d*)(?:([.,])(\d*))?(?:[eE]([-+]?\d{1,3}))?$/;

/** A number with decimal comma or point, as SPSS, R and Excel write it (",42", "1.2E-05"); undefined for anything else. */
export function writtenNumber(cell: string): Written | undefined {
  const [, minus = "", whole = "", sign, fraction = "", exponent = "0"] = form.exec(cell.trim()) ?? [];
  if (whole + fraction === "") return undefined;
  return {
    negative: minus !== "" && minus !== "+",
    digits: BigInt(whole + fraction),
    power: Number(exponent) - fraction.length,
    ...(sign === "," || sign === "." ? { sign } : {}),
  };
}

/** A written number, rounded to decimals on its own digits, halves away from 0; and whether that changed it. */
export function rounded(
  { negative, digits, power }: Written,
  decimals: number,
): { value: number; cut: boolean } {
  const shift = power + decimals;
  const divisor = 10n ** BigInt(Math.max(0, -shift));
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : (2n * digits + divisor) / (2n * divisor);
  const cut = shift < 0 && digits % divisor !== 0n;
  return { value: (negative && units > 0n ? -1 : 1) * Number(`${units}e-${decimals}`), cut };
}

/** A written number as such. */
export function numberOf({ negative, digits, power }: Written): number {
  return (negative && digits > 0n ? -1 : 1) * Number(`${digits}e${power}`);
}
