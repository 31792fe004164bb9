// Pinyin: the readings of characters, and the match of a term in letters with a text.
const sounds = new Map();

function learnReadings(table) {
  for (const reading of Object.keys(table)) {
    for (const character of table[reading]) sounds.set(character, (sounds.get(character) || []).concat(reading));
  }
}

const readingsOf = character => sounds.get(character) || typedSounds.get(character) || [character];
// The sounds of all usual characters, fetched once something is not found.
const typedSounds = new Map();

// The match of a term in letters with a text: {from, to, skips}, with the fewest characters typed as initials only.
function heardIn(term, characters) {
  for (let from = 0; from < characters.length; from++) {
    if (from && characters[from] < "\x80" && characters[from - 1] < "\x80") continue;  // inside a Latin word
    const heard = heardAt(term, 0, characters, from);
    if (heard && (term.length > 1 || from === 0)) return { from, to: heard.to, skips: heard.skips };
  }
  return null;
}

function heardAt(term, at, characters, place) {
  if (at === term.length) return { to: place, skips: 0 };
  if (place === characters.length) return null;
  const rest = term.length - at;
  let best = null;
  const take = (heard, skips) => {
    if (heard && (!best || heard.skips + skips < best.skips)) best = { to: heard.to, skips: heard.skips + skips };
  };
  for (const reading of readingsOf(characters[place])) {
    const isWhole = term.startsWith(reading, at);
    const isBegun = rest < reading.length && reading.startsWith(term.slice(at));
    if (isWhole) take(heardAt(term, at + reading.length, characters, place + 1), 0);
    else if (isBegun && rest > 1) take({ to: place + 1, skips: 0 }, 0);
    if (reading.length > 1 && reading[0] === term[at]) take(heardAt(term, at + 1, characters, place + 1), 1);
  }
  return best;
}

// The sounds of all usual characters, and what finds slips by them (pages/search/slips.js): once something is not found.
async function loadSounds() {
  if (typedSounds.size) return;
  const [table] = await Promise.all([
    fetchJson(page.root + "search/sounds." + known.sounds + ".json"),
    new Promise((done, failed) => fetchScript(page.slips, done, failed)),
  ]);
  for (const reading of Object.keys(table)) {
    for (const character of table[reading]) typedSounds.set(character, (typedSounds.get(character) || []).concat(reading));
  }
}
