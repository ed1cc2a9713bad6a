/** Colours as they are seen with a deficiency of colour vision, and how far they are apart. */
type Vector = readonly [number, number, number];

/** Machado, Oliveira and Fernandes 2009, severity 1.0: matrices over linear RGB. */
const deficiencies: Record<string, readonly Vector[]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  // Luminance of sRGB: what a printer without colours keeps.
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

/** Ways of seeing that colours are held against. */
export const visions = Object.keys(deficiencies);

/** Distance of two hex colours in OKLab × 100, as they are seen. */
export function distance(one: string, other: string, vision: string): number {
  const [a, b] = [one, other].map((hex) => oklab(seen(linear(hex), vision))) as [Vector, Vector];
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function linear(hex: string): Vector {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function seen(colour: Vector, vision: string): Vector {
  const rows = deficiencies[vision];
  if (rows === undefined) throw new Error(`no vision ${vision}`);
  return rows.map((row) => Math.min(1, Math.max(0, dot(row, colour)))) as unknown as Vector;
}

/** Björn Ottosson's OKLab of linear RGB. */
function oklab(colour: Vector): Vector {
  const l = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], colour));
  const m = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], colour));
  const s = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], colour));
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const dot = (one: Vector, other: Vector): number => one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
