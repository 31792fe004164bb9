// Slips of typing: the part of a name that is most like a term, by the fewest changes (Sellers' edit distance). A
// character of the same sound costs little, since input methods offer it beside the right one. The search page fetches this
// once nothing is found.
const SOUND = 0.3, NEAR_SOUND = 0.5;
let readingsOf = null;

// Sounds that many do not tell apart: zh and z, n and l, ang and an.
const blurred = sound => sound.replace(/^([zcs])h/, "$1").replace(/^n(?=.)/, "l").replace(/ng$/, "n");

function costOf(one, other) {
  if (one === other) return 0;
  if (one < "\x80" || other < "\x80") return 1;
  const sounds = readingsOf(one), others = readingsOf(other);
  if (sounds.some(sound => others.includes(sound))) return SOUND;
  const near = others.map(blurred);
  return sounds.some(sound => near.includes(blurred(sound))) ? NEAR_SOUND : 1;
}

// {cost, from, to} of the part of a text that takes the fewest changes to be the term.
function mostAlike(term, text) {
  let before = null, row = text.map((_, at) => ({ cost: 0, from: at })).concat({ cost: 0, from: text.length });
  term.forEach((character, place) => {
    const next = [{ cost: place + 1, from: 0 }];
    text.forEach((other, at) => {
      const ways = [
        { cost: row[at].cost + costOf(character, other), from: row[at].from },
        { cost: row[at + 1].cost + 1, from: row[at + 1].from }, { cost: next[at].cost + 1, from: next[at].from },
      ];
      if (before && at && character === text[at - 1] && other === term[place - 1]) {
        ways.push({ cost: before[at - 1].cost + 0.5, from: before[at - 1].from });
      }
      next.push(ways.reduce((best, way) => (way.cost < best.cost ? way : best)));
    });
    before = row;
    row = next;
  });
  return row.reduce((best, end, to) => (end.cost < best.cost ? { cost: end.cost, from: end.from, to } : best), { cost: Infinity });
}

const mostChanges = length => (length < 2 ? 0 : length < 3 ? SOUND : length < 7 ? 1 : 2);

// What a term was meant to be, by the names in some rows; null if nothing is near enough. `soundsOf` gives the readings
// of a character.
circles.correctedBy = (rows, term, soundsOf) => {
  readingsOf = soundsOf;
  const typed = Array.from(term), latin = /^[\x00-\x7f]+$/.test(term);
  let best = { cost: mostChanges(latin ? typed.length - 2 : typed.length) + 0.01 };
  rows.forEach(row => {
    [row.characters].concat(row.alsoCharacters).forEach(characters => {
      const letters = latin ? lettersOf(characters) : characters.map((character, at) => [character, at]);
      if (letters.length < typed.length - 1) return;
      const found = mostAlike(typed, letters.map(([letter]) => letter));
      if (!(found.cost < best.cost) || found.to <= found.from || (latin && letters[found.from][0] !== typed[0])) return;
      best = { cost: found.cost, text: characters.slice(letters[found.from][1], letters[found.to - 1][1] + 1).join("") };
    });
  });
  return best.text || null;
};

// The letters of a name as it sounds, each with the place of its character.
const lettersOf = characters => [].concat.apply([], characters.map((character, at) => Array.from(readingsOf(character)[0], letter => [letter, at])));
