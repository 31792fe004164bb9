// Names along streets, each where its street is straight enough; as large as the reader's text.
const APART = 260, LEAST_STRAIGHT = 0.94, STEEP = 0.96;

const emPixels = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

// The spot at a length along a line, or null behind its end.
function spotAlong(spots, lengths, wanted) {
  let at = 0;
  while (at < lengths.length && lengths[at] < wanted) at += 1;
  if (at === lengths.length) return null;
  const before = at ? lengths[at - 1] : 0, part = lengths[at] > before ? (wanted - before) / (lengths[at] - before) : 0;
  return [spots[2 * at] + part * (spots[2 * at + 2] - spots[2 * at]), spots[2 * at + 1] + part * (spots[2 * at + 3] - spots[2 * at + 1])];
}

function lengthsOf(spots) {
  const lengths = [];
  for (let at = 2, sum = 0; at < spots.length; at += 2) {
    sum += Math.hypot(spots[at] - spots[at - 2], spots[at + 1] - spots[at - 1]);
    lengths.push(sum);
  }
  return lengths;
}

// The middle and angle of the first straight stretch of a length that is in view and free.
function stretchOf(spots, length, isFree) {
  const lengths = lengthsOf(spots), whole = lengths[lengths.length - 1];
  if (!(whole > length)) return null;
  const steps = Math.max(1, Math.floor((whole - length) / (length / 2))), order = [];
  for (let step = 0; step <= steps; step++) order.push(Math.abs(step - steps / 2));
  const tries = order.map((off, step) => [off, step]).sort((one, other) => one[0] - other[0]);
  for (const [, step] of tries.slice(0, 60)) {
    const begin = (whole - length) * step / steps, from = spotAlong(spots, lengths, begin), to = spotAlong(spots, lengths, begin + length * 0.999);
    const across = to && to[0] - from[0], down = to && to[1] - from[1];
    if (to && Math.hypot(across, down) > LEAST_STRAIGHT * length) {
      const stretch = { x: (from[0] + to[0]) / 2, y: (from[1] + to[1]) / 2, angle: Math.atan2(down, across) };
      if (isFree(stretch)) return stretch;
    }
  }
  return null;
}

function writeNames(pen, linesByKind, view, { ink, ground, font }) {
  const size = Math.round(emPixels() * 0.72), half = size * 0.7, taken = [], written = [];
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.font = size + "px " + font;
  pen.strokeStyle = ground;
  pen.fillStyle = ink;
  pen.lineWidth = size / 3.6;

  // Boxes along a stretch, one for each character's height.
  function boxesOf({ x, y, angle }, length) {
    const boxes = [], count = Math.max(1, Math.round(length / size));
    for (let at = 0; at <= count; at++) {
      const along = (at / count - 0.5) * length;
      boxes.push([x + along * Math.cos(angle), y + along * Math.sin(angle)]);
    }
    return boxes;
  }

  function write(name, { x, y, angle }, length) {
    const turned = Math.cos(angle) < 0 ? angle + Math.PI : angle, letters = Array.from(name);
    const isUpright = Math.abs(Math.sin(angle)) > STEEP * 0.85 && /[\u3400-\u9fff]/.test(name);
    const put = (text, left, top) => { pen.strokeText(text, left, top); pen.fillText(text, left, top); };
    if (isUpright) {
      const way = Math.sin(angle) < 0 ? angle + Math.PI : angle, step = length / letters.length * 0.92;
      letters.forEach((letter, at) => {
        const along = (at - (letters.length - 1) / 2) * step;
        put(letter, x + along * Math.cos(way), y + along * Math.sin(way));
      });
      return;
    }
    pen.save();
    pen.translate(x, y);
    pen.rotate(turned);
    put(name, 0, 0);
    pen.restore();
  }

  linesByKind.forEach(lines => lines.forEach(({ name, spots }) => {
    if (!name) return;
    const length = pen.measureText(name).width + 6;
    const isFree = stretch => stretch.x > 0 && stretch.y > 0 && stretch.x < view.size.x && stretch.y < view.size.y
      && written.every(other => other.name !== name || Math.hypot(other.x - stretch.x, other.y - stretch.y) > APART)
      && boxesOf(stretch, length).every(([x, y]) => taken.every(([left, top]) => Math.abs(left - x) > half * 2 || Math.abs(top - y) > half * 2));
    const stretch = stretchOf(spots, length, isFree);
    if (!stretch) return;
    taken.push(...boxesOf(stretch, length));
    written.push({ name, x: stretch.x, y: stretch.y });
    write(name, stretch, length);
  }));
}
