// Documents of a large directory that may have a term: a tier for each number, NONE where there is nothing.
async function tiersOf(term, services, isOfFew) {
  const ways = [].concat.apply([], formsOf(term).map(([form]) => waysOf(form)));
  services.slice(0, 12).forEach(number => ways.push({ tier: OFFERED, keys: ["@" + number] }));
  const shards = new Map();
  ways.forEach(way => neededOf(way, term, isOfFew).forEach(key => shards.set(shardOf(key), null)));
  await Promise.all(Array.from(shards.keys(), async shard => shards.set(shard, await keysFile(shard))));
  const tiers = new Uint8Array(known.total).fill(NONE);
  const shardWith = key => shards.get(shardOf(key));
  for (const way of ways) if (way.head) markHead(way, shardWith(way.head), tiers); else markAll(way, shardWith, tiers);
  return tiers;
}

// The keys of a way that are fetched; long words in letters need more of them, since many names share some.
function neededOf(way, term, isOfFew) {
  if (way.head) return [way.head];
  const most = (way.tier === HEARD ? 2 + term.length / 4 : way.tier === NAMED ? 3 : 2) - (isOfFew ? 0 : 1);
  return fewOf(way.keys, key => known.common.has(key), Math.max(1, Math.min(6, Math.round(most))));
}

function markHead(way, shard, tiers) {
  for (const key of Object.keys(shard)) {
    if (headOf(key) !== way.head) continue;
    const tier = key.endsWith("^") ? way.tier - 1 : way.tier;
    eachRun(shard[key], (from, after) => lower(tiers, from, after, tier));
  }
}

// Documents with all the keys that are in the files fetched.
function markAll(way, shardWith, tiers) {
  const postings = way.keys.filter(shardWith).map(key => shardWith(key)[key]);
  if (!postings.every(Boolean)) return;
  const hits = new Uint8Array(known.total);
  for (const ofKey of postings) addHits(ofKey, hits);
  const firsts = way.first && shardWith(way.first) && shardWith(way.first)[way.first];
  if (firsts) {
    eachRun(firsts, (from, after) => {
      for (let at = from; at < after; at++) if (hits[at] === postings.length) lower(tiers, at, at + 1, way.tier - 1);
    });
  }
  for (let at = 0; at < hits.length; at++) if (hits[at] === postings.length) lower(tiers, at, at + 1, way.tier);
}

function addHits(postings, hits) {
  eachRun(postings, (from, after) => { for (let at = from; at < after; at++) hits[at]++; });
}

function lower(tiers, from, after, tier) {
  for (let at = from; at < after; at++) if (tier < tiers[at]) tiers[at] = tier;
}

// Numbers of the documents that may have all terms, the best first, by kind.
async function candidatesOf(terms, offered) {
  const ofTerms = await Promise.all(terms.map((term, at) => tiersOf(term, Array.from(offered[at]), terms.length < 3)));
  const byKind = new Map();
  for (let number = 0, part = 0; number < known.total; number++) {
    const tiers = ofTerms.map(of => of[number]);
    if (tiers.includes(NONE)) continue;
    while (number >= known.starts[part][known.starts[part].length - 1]) part++;
    const tier = tiers.reduce((sum, one) => sum + one, 0);
    const [kind] = known.sections[part];
    if (!byKind.has(kind)) byKind.set(kind, []);
    byKind.get(kind).push({ number, tier });
  }
  byKind.forEach(found => found.sort((one, other) => one.tier - other.tier || one.number - other.number));
  return byKind;
}

// The nearest candidates first, as far as the boxes around chunks tell: those whose box is farther come later.
async function nearestFirst(candidates, here) {
  const boxes = await sharedFile("boxes", 1);
  const away = boxes.map(box => (box.length ? metersTo(here, nearestIn(box.map(degrees => degrees / 1e3), here)) : Infinity));
  return candidates.map(({ number }) => {
    const { chunk } = placeOf(number);
    return { number, chunk, away: away[chunk] };
  }).sort((one, other) => (one.away === other.away ? one.chunk - other.chunk : one.away - other.away));
}

const metersTo = (here, point) => metersOn(planeAt(here[0]), here, point);
