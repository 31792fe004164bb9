// The files of the index (generator/service_circles/writing/finding/search/search_index.py). Names carry a hash, but for index.json and
// words.json, which are asked for again each time.
const page = document.getElementById("results").dataset;
const FORMAT = 9;
let known = null;

// Hashes are in one text, eight digits each; those of shared files begin with that of the readings and that of the boxes.
const hashed = (name, hashes, place) => "search/" + name + "." + hashes.slice(8 * place, 8 * place + 8) + ".json";
const sharedFile = (name, place) => fetchJson(page.root + hashed(name, known.shared, place));
const keysFile = shard => sharedFile("keys-" + shard, shard + 2);

async function loadIndex() {
  const [index, words] = await Promise.all([page.home + "search/index.json", page.root + "search/words.json"]
    .map(address => fetchJson(address, { cache: "no-cache" })));
  if (known) return;
  if (index.format !== FORMAT) throw new Error("format " + index.format);
  learnForms(index.simplified);
  learnWords(words);
  if (index.readings) learnReadings(index.readings);
  index.common = new Set(index.common);
  index.starts = (index.starts || []).map(steps => {
    let number = 0;
    return steps.map(step => (number += step));
  });
  index.total = index.starts.length ? index.starts[index.starts.length - 1].slice(-1)[0] : 0;
  index.kinds = new Map(index.sections.map(([kind, , heading, later, isPlace], order) => [kind, { heading, later, isPlace, order }]));
  index.rowsScanned = rowsOf(index.scanned, index.sections, (part, place) => place);
  index.services = index.rowsScanned[index.sections.findIndex(([kind]) => kind === "service")];
  known = index;
}

const rowsOfKind = kind => [].concat.apply([], known.rowsScanned.filter((_, part) => known.sections[part][0] === kind));

async function loadReadings() {
  if (!known.readings) {
    known.readings = await sharedFile("readings", 0);
    learnReadings(known.readings);
  }
}

// Rows as objects; the texts that search compares are computed when they are first needed.
function rowsOf(chunk, sections, numberOf) {
  return chunk.rows.map((rows, part) => rows.map(([id, name, line = "", also = [], more = [], hours, north, east, offers], place) => {
    const [kind, folder] = sections[part];
    const point = north == null ? null : pointAt(chunk.origin[0] + north, chunk.origin[1] + east);
    const own = {};
    if (Array.isArray(offers)) offers = offers.map(offer => {
      const [service, at] = [].concat(offer);
      own[service] = at;
      return service;
    });
    return { kind, part, name, line, also, more, point, offers, number: numberOf(part, place),
      id, address: kind === "emergency" ? offers : page.home + (folder && folder + "/") + id + "/",
      own: number => chunk.hours[own[number]],
      schedule: typeof hours === "number" ? chunk.hours[hours] : null, note: typeof hours === "string" ? hours : "" };
  }));
}

async function loadChunk(chunk) {
  const content = await fetchJson(page.home + hashed("rows-" + chunk, known.rows, chunk));
  if (!content.found) content.found = rowsOf(content, known.sections, (part, place) => known.starts[part][chunk] + place);
  return content.found;
}

// The position of a document by its number: its part, its chunk, its place there.
function placeOf(number) {
  let part = 0;
  while (number >= known.starts[part][known.starts[part].length - 1]) part++;
  const starts = known.starts[part];
  let low = 0, high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= number) low = middle; else high = middle;
  }
  return { part, chunk: low, place: number - starts[low] };
}

function shardOf(key) {
  const head = headOf(key);
  let low = 0, high = known.heads.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (known.heads[middle] <= head) low = middle; else high = middle;
  }
  return low;
}

// Calls back with the first and the last but one number of each run of documents (postings.py).
const DIGITS = "0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZwxyz_-";
function eachRun(postings, found) {
  let after = 0, number = 0, isLength = false, from = -1;
  for (let at = 0; at < postings.length; at++) {
    if (postings[at] === ".") {
      isLength = true;
      continue;
    }
    const digit = DIGITS.indexOf(postings[at]);
    number = number * 32 + (digit & 31);
    if (digit > 31) continue;
    if (isLength) after = from + number + 2;
    else {
      if (from >= 0) found(from, after);
      from = after + number;
      after = from + 1;
    }
    number = 0;
    isLength = false;
  }
  if (from >= 0) found(from, after);
}
