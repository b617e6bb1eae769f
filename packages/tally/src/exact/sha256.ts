/** SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256(text: string): string {
  const message = padded(utf8(text));
  const state = INITIAL.slice();
  const schedule = new Uint32Array(64);
  const view = new DataView(message.buffer);
  for (let block = 0; block < message.length; block += 64) {
    for (let i = 0; i < 16; i++) schedule[i] = view.getUint32(block + 4 * i);
    extend(schedule);
    compress(state, schedule);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

function extend(w: Uint32Array): void {
  for (let i = 16; i < 64; i++) {
    const a = at(w, i - 15);
    const b = at(w, i - 2);
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1;
  }
}

function compress(state: Uint32Array, w: Uint32Array): void {
  const v = state.slice();
  for (let i = 0; i < 64; i++) {
    const [a, b, c, e, f, g, h] = [0, 1, 2, 4, 5, 6, 7].map((n) => at(v, n)) as Seven;
    const t1 =
      h +
      (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
      ((e & f) ^ (~e & g)) +
      at(ROUNDS, i) +
      at(w, i);
    const t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    v.copyWithin(1, 0, 7);
    v[4] = at(v, 4) + t1;
    v[0] = t1 + t2;
  }
  v.forEach((word, i) => (state[i] = at(state, i) + word));
}

type Seven = [number, number, number, number, number, number, number];

function padded(bytes: Uint8Array): Uint8Array {
  const message = new Uint8Array((((bytes.length + 8) >> 6) + 1) * 64);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  view.setUint32(message.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(message.length - 4, (bytes.length << 3) >>> 0);
  return message;
}

/** UTF-8 of a text; a surrogate without its partner becomes U+FFFD. */
function utf8(text: string): Uint8Array {
  return new Uint8Array(
    Array.from(text.toWellFormed()).flatMap((char) => encode(char.codePointAt(0)!)),
  );
}

function encode(point: number): number[] {
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), tail(point)];
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(point >> 6), tail(point)];
  return [0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point)];
}

const tail = (bits: number) => 0x80 | (bits & 0x3f);
const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by));
const at = (words: Uint32Array, i: number) => words[i] as number;

/** The first `count` primes, of whose roots the constants are the fractional bits. */
function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}

/** The first 32 bits after the point of the `degree`-th root of n, by whole numbers alone. */
function rootBits(n: number, degree: bigint): number {
  const target = BigInt(n) << (32n * degree);
  let root = 0n;
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) if ((root + bit) ** degree <= target) root += bit;
  return Number(root & 0xffffffffn);
}

const INITIAL = new Uint32Array(primes(8).map((p) => rootBits(p, 2n)));
const ROUNDS = new Uint32Array(primes(64).map((p) => rootBits(p, 3n)));
