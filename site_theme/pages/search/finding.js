// From a query to results: [{kind, count, isAbout, results}], the kind of the best result first.
const FIRST_SHOWN = 5, MORE_SHOWN = 20, MOST_ROUNDS = 4;

async function find(query, shownOf, here) {
  await loadIndex();
  const terms = termsOf(query);
  if (terms.some(term => /[a-z]/.test(term))) await loadReadings();
  let groups = terms.length ? await groupsWith(terms, shownOf, here) : [];
  for (const parts of groups.length || terms.length !== 1 ? [] : splitsOf(terms[0])) {
    groups = groups.length ? groups : await groupsWith(parts, shownOf, here);
  }
  return groups;
}

// Many write a place and what is wanted there as one word: 明珠饭堂 is 明珠 and 饭堂.
function splitsOf(term) {
  const signs = Array.from(term);
  if (signs.length < 4 || signs.length > 12 || term < "\x80") return [];
  const places = signs.slice(3).map((_, at) => at + 2).sort((one, other) => Math.abs(one - 2.4) - Math.abs(other - 2.4));
  return places.map(place => [signs.slice(0, place).join(""), signs.slice(place).join("")]);
}

async function groupsWith(terms, shownOf, here) {
  const offered = terms.map(term => servicesOf(term));
  const groups = scannedGroups(terms, offered, here);
  if (known.total) await addLookedUp(groups, terms, offered, shownOf, here);
  const found = Array.from(groups.values()).filter(group => group.results.length);
  found.sort((one, other) => one.best - other.best || kindOrder(one.kind, other.kind));
  return found;
}

const kindOrder = (kind, other) => known.kinds.get(kind).order - known.kinds.get(other).order;

// The numbers of services that a term names, so that the centers which offer them are found too.
function servicesOf(term) {
  const numbers = new Set();
  known.services.forEach((row, number) => {
    const match = term.length > 1 || /[^\x00-\x7f]/.test(term) ? matchOf(row, term, numbers) : null;
    if (match && match.rank < 6) numbers.add(number);
  });
  return numbers;
}

const groupOf = (groups, kind) => {
  if (!groups.has(kind)) groups.set(kind, { kind, count: 0, rest: 0, isAbout: false, results: [], best: Infinity });
  return groups.get(kind);
};

function scannedGroups(terms, offered, here) {
  const groups = new Map();
  for (const row of [].concat.apply([], known.rowsScanned)) {
    const result = resultOf(row, terms, offered);
    if (result) groupOf(groups, row.kind).results.push(result);
  }
  groups.forEach(group => {
    group.count = group.results.length;
    arrange(group, here);
  });
  return groups;
}

function arrange(group, here) {
  group.results.sort(byRank);
  group.best = group.results.length ? group.results[0].rank + known.kinds.get(group.kind).later : Infinity;
  if (!here) return;
  group.results.forEach(result => {
    result.meters = result.row.point ? metersTo(here, result.row.point) : Infinity;
  });
  group.results.sort((one, other) => one.meters - other.meters || byRank(one, other));
}

async function addLookedUp(groups, terms, offered, shownOf, here) {
  const byKind = await candidatesOf(terms, offered);
  await Promise.all(Array.from(byKind, async ([kind, candidates]) => {
    const checked = await checkedResults(candidates, terms, offered, shownOf(kind), known.kinds.get(kind).isPlace && here);
    const group = groupOf(groups, kind);
    group.results = group.results.concat(checked.results);
    group.count += candidates.length - checked.refused;
    group.rest = checked.rest;
    group.isAbout = checked.rest > 0 && (terms.length > 1 || Array.from(terms[0]).length > 2);
    arrange(group, here);
  }));
}

// Results among the first candidates; some turn out not to have the terms, and others take their places.
async function checkedResults(candidates, terms, offered, wanted, here) {
  const inOrder = here ? await nearestFirst(candidates, here) : candidates;
  const results = [];
  let tried = 0, refused = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const until = here && round ? endOfNear(inOrder, tried, results, wanted, here) : tried + wanted - results.length + 2 * round;
    const next = inOrder.slice(tried, until);
    if (!next.length || (!here && results.length >= wanted)) break;
    tried += next.length;
    for (const row of await rowsNumbered(next.map(candidate => candidate.number))) {
      const result = resultOf(row, terms, offered);
      if (result) results.push(result); else refused += 1;
    }
  }
  return { results, refused, rest: candidates.length - tried };
}

// The end of the candidates, of a few chunks, that may be nearer than the last one wanted.
function endOfNear(candidates, start, results, wanted, here) {
  const meters = results.map(result => (result.row.point ? metersTo(here, result.row.point) : Infinity)).sort((one, other) => one - other);
  const edge = meters.length >= wanted ? meters[wanted - 1] : Infinity;
  const chunks = new Set();
  let end = start;
  for (; end < candidates.length && candidates[end].away < edge; end++) {
    chunks.add(candidates[end].chunk);
    if (chunks.size > 4) break;
  }
  return end;
}

function rowsNumbered(numbers) {
  return Promise.all(numbers.map(async number => {
    const { part, chunk, place } = placeOf(number);
    return (await loadChunk(chunk))[part][place];
  }));
}

// Fallback if nothing has all the words: rows with some of them, or the most similar by sound and look.
async function findClose(query) {
  const terms = termsOf(query);
  if (!terms.length) return [];
  if (terms.length > 1) {
    const partly = await Promise.all(terms.map(term => find(term, () => 2, null)));
    const best = [].concat.apply([], partly.map(groups => groups.slice(0, 2))).map(group => group.results[0]);
    if (best.length) return once(best).slice(0, 5);
  }
  const whole = terms.join("");
  const alikes = [].concat.apply([], known.rowsScanned).concat(await rowsWithSomeKeys(whole));
  return once(alikes.map(row => (compare(row), { row, matches: [], alike: likeness(whole, row) })))
    .filter(result => result.alike >= (/^[a-z\d]+$/.test(whole) ? 0.5 : 0.3)).sort((one, other) => other.alike - one.alike || byNumber(one, other)).slice(0, 5);
}

const byNumber = (one, other) => kindOrder(one.row.kind, other.row.kind) || one.row.number - other.row.number;
const once = results => results.filter((result, at) => results.findIndex(other => other.row === result.row) === at);

async function rowsWithSomeKeys(term) {
  const way = known.total ? waysOf(term).find(one => one.keys) : null;
  if (!way) return [];
  const hits = new Uint8Array(known.total);
  const keys = fewOf(way.keys, key => known.common.has(key), 4);
  await Promise.all(keys.map(async key => {
    const postings = (await sharedFile("keys-" + shardOf(key)))[key];
    if (postings) addHits(postings, hits);
  }));
  const most = hits.reduce((top, count) => Math.max(top, count), 0);
  const numbers = [];
  for (let at = 0; at < hits.length && numbers.length < 6 && most; at++) if (hits[at] === most) numbers.push(at);
  return rowsNumbered(numbers);
}
