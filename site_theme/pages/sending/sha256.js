// SHA-256 of some bytes, as hexadecimal digits. Browsers have it for pages over https only, and some sites have none.
const ROUND_CONSTANTS = [];
const FIRST_STATE = [];
for (let number = 2; FIRST_STATE.length < 64; number++) {
  for (let divisor = 2; divisor <= number; divisor++) {
    if (divisor === number) {
      FIRST_STATE.push(Math.pow(number, 1 / 2) % 1 * 4294967296 | 0);
      ROUND_CONSTANTS.push(Math.pow(number, 1 / 3) % 1 * 4294967296 | 0);
    } else if (number % divisor === 0) break;
  }
}

const turned = (word, bits) => (word >>> bits) | (word << (32 - bits));

function mixBlock(state, block) {
  const words = block.slice();
  for (let at = 16; at < 64; at++) {
    const early = words[at - 15], late = words[at - 2];
    const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[at] = (words[at - 16] + first + words[at - 7] + second) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  words.forEach((word, at) => {
    const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUND_CONSTANTS[at] + word;
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  });
  return [a, b, c, d, e, f, g, h].map((word, at) => (word + state[at]) | 0);
}

function sha256(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64), view = new DataView(padded.buffer);
  padded.set(bytes);
  padded[bytes.length] = 128;
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  let state = FIRST_STATE.slice(0, 8);
  for (let start = 0; start < padded.length; start += 64) {
    state = mixBlock(state, Array.from({ length: 16 }, (none, at) => view.getInt32(start + at * 4)));
  }
  return state.map(word => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
