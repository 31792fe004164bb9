// From a query to results: [{kind, count, isAbout, results}], the kind of the best result first.
const FIRST_SHOWN = 5, MORE_SHOWN = 20, MOST_ROUNDS = 4;

// {groups, asked, urgent}: groups of results, those of emergency numbers first if they are called for.
async function find(query, shownOf, here) {
  await loadIndex();
  const asked = understood(query);
  if (/[a-z]/.test(asked.typed.join(""))) await loadReadings();
  const groups = wanted(asked, await groupsOf(asked, shownOf, here));
  if (!groups.length && asked.bare.length) await loadSounds();  // emergencies in pinyin, and slips
  return { asked, groups: withUrgent(urgentRows(query), groups) };
}

// The groups of the first reading of a query that finds something: as it was typed if that is in a name.
async function groupsOf({ typed, bare, barest, isElsewhere }, shownOf, here) {
  const same = (one, other) => one.join(" ") === other.join(" ");
  if (!same(typed, bare)) {
    const groups = await groupsWith(typed, shownOf, here);
    if (groups.length && groups[0].best <= 2) return groups;
  }
  const groups = await groupsWithAny(bare, shownOf, here, isElsewhere);
  if (same(bare, barest) || (groups.length && groups[0].best <= 2)) return groups;
  const others = await groupsWithAny(barest, shownOf, here, isElsewhere);
  return others.length && (!groups.length || others[0].best < groups[0].best) ? others : groups;
}

async function groupsWithAny(terms, shownOf, here, isWhole) {
  let groups = terms.length ? await groupsWith(terms, shownOf, here) : [];
  for (const parts of groups.length || terms.length !== 1 || isWhole ? [] : splitsOf(terms[0])) {
    groups = groups.length ? groups : await groupsWith(parts, shownOf, here);
  }
  return groups;
}

// The results that are open now, where that is asked for; all centers, where nothing else is.
function wanted(asked, groups) {
  if (!asked.open || asked.when) return groups;
  const now = circles.localNow();
  const isOpen = ({ row, matches }) => row.schedule && /open/.test(circles.statusAt(hoursOf(row, matches), now).state);
  if (!asked.bare.length) groups = [{ ...groupOf(new Map(), "center"), results: rowsOfKind("center").map(row => (compare(row), { row, matches: [], rank: 0 })).sort(byRank) }];
  groups.filter(({ kind }) => kind === "center").forEach(group => {
    group.results = group.results.filter(isOpen);
    group.count = group.results.length;
    group.isAbout = false;
  });
  return groups.filter(group => group.results.length);
}

function withUrgent(rows, groups) {
  if (!rows.length) return groups;
  const group = groups.find(({ kind }) => kind === "emergency") || groupOf(new Map(), "emergency");
  group.results = rows.map(row => ({ row, matches: [], rank: -1 })).concat(group.results.filter(({ row }) => !rows.includes(row)));
  group.count = group.results.length;
  return [group].concat(groups.filter(other => other !== group));
}

// Many write a place and what is wanted there as one word: 明珠饭堂 is 明珠 and 饭堂.
function splitsOf(term) {
  const signs = Array.from(term);
  if (signs.length < 4 || signs.length > 12 || isLatin(term)) return [];
  const places = signs.slice(3).map((_, at) => at + 2).sort((one, other) => Math.abs(one - 2.4) - Math.abs(other - 2.4));
  return places.map(place => [signs.slice(0, place).join(""), signs.slice(place).join("")]);
}

async function groupsWith(terms, shownOf, here) {
  const offered = terms.map(term => servicesOf(term));
  const groups = scannedGroups(terms, offered, here);
  if (known.total) await addLookedUp(groups, terms, offered, shownOf, here);
  const found = Array.from(groups.values()).filter(group => group.results.length);
  lists.first.filter(([, words]) => terms.some(term => words.has(term))).forEach(([kind]) => {
    found.filter(group => group.kind === kind).forEach(group => { group.best = -1; });
  });
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

// Fallback if nothing has all the words: {results, instead}, rows with some of them, or with what was mistyped.
async function findClose({ bare, barest, isElsewhere }, isUrgent) {
  const terms = barest.length ? barest : bare;
  if (!terms.length || isElsewhere) return { results: [] };
  const named = namedIn(terms.join("")), word = named.length ? "" : wordIn(terms.join(""));
  if (named.length) return { results: named };
  const few = list => groupsWithAny(list, () => 3, null);
  const meaning = async () => (word ? few([word]) : []);
  if (isUrgent) return { results: firstOf(await meaning()) };  // no guesses of slips beside a number to call
  const alone = await Promise.all(terms.map(term => few([term])));
  const meant = await Promise.all(terms.map((term, at) => (alone[at].length ? term : correctedOf(term))));
  const left = meant.filter(Boolean), instead = left.join(" ") === terms.join(" ") ? null : left.join(" ");
  let groups = left.length ? await few(left) : await meaning();
  if (!groups.length) groups = [].concat.apply([], (await Promise.all(left.map(term => few([term])))).map(found => found.slice(0, 2)));
  return { results: firstOf(groups), instead: left.length && groups.length && instead };
}

const firstOf = groups => once([].concat.apply([], groups.map(group => group.results.slice(0, 3)))).slice(0, 6);

// Rows of which a name is in a whole sentence, such as 社保卡 in 社保卡丢了, the longest name first.
function namedIn(sentence) {
  const found = [].concat.apply([], known.rowsScanned).map(row => {
    compare(row);
    const names = [row.plainName].concat(row.plainAlso).filter(name => !isLatin(name) && name.length > 1 && sentence.includes(name));
    return { row, matches: [], rank: -Math.max(0, ...names.map(name => name.length)) };
  }).filter(result => result.rank < 0);
  return found.sort((one, other) => one.rank - other.rank || kindOrder(one.row.kind, other.row.kind)).slice(0, 5);
}

// The longest word in a sentence that has others of the same meaning, such as 医院 in 社区医院周末.
function wordIn(sentence) {
  const said = [].concat.apply([], sameWords).filter(word => word.length > 1 && !isLatin(word) && sentence.includes(word) && sentence !== word);
  return said.sort((one, other) => other.length - one.length)[0] || "";
}

async function correctedOf(term) {
  const rows = [].concat.apply([], known.rowsScanned).filter(({ kind }) => kind !== "emergency");
  const correctedIn = those => {
    those.forEach(compare);
    return circles.correctedBy(those, term, readingsOf);
  };
  return correctedIn(rows) || correctedIn(await rowsWithSomeKeys(term));
}

const once = results => results.filter((result, at) => results.findIndex(other => other.row === result.row) === at);

async function rowsWithSomeKeys(term) {
  const way = known.total ? waysOf(term).find(one => one.keys) : null;
  if (!way) return [];
  const hits = new Uint8Array(known.total);
  const keys = fewOf(way.keys, key => known.common.has(key), 4);
  await Promise.all(keys.map(async key => {
    const postings = (await keysFile(shardOf(key)))[key];
    if (postings) addHits(postings, hits);
  }));
  const most = hits.reduce((top, count) => Math.max(top, count), 0);
  const numbers = [];
  for (let at = 0; at < hits.length && numbers.length < 6 && most; at++) if (hits[at] === most) numbers.push(at);
  return rowsNumbered(numbers);
}
