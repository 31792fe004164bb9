// Bounds: the oldest go.

async function entries(name) {
  const store = await caches.open(name);
  const found = await Promise.all((await store.keys()).map(async request => {
    const copy = await store.match(request);
    return copy && { url: request.url, copy, saved: savedAt(copy), bytes: +header(copy, "x-bytes") };
  }));
  return found.filter(Boolean).sort((a, b) => b.saved - a.saved);
}

async function trimIfFull(name) {
  const core = coreAddresses("core"), kept = await (await caches.open(name)).keys();
  const most = MOST[name].count * (name === FILES ? 2 : 1);  // files that kept pages name do not count, but are here too
  if (kept.filter(({ url }) => !core.has(url)).length > most) await sweep();
}

// The addresses of all languages' "core" pages, or of the "data" that these ask for.
function coreAddresses(kind) {
  const found = new Set();
  for (const [folder, language] of Object.entries(SITE.languages)) {
    language[kind].forEach(address => found.add(SCOPE + folder + address));
  }
  return found;
}

async function trim(name, needed) {
  const store = await caches.open(name), most = MOST[name];
  let count = 0, bytes = 0;
  for (const entry of await entries(name)) {
    if (needed.has(entry.url)) continue;
    count += 1;
    bytes += entry.bytes;
    if (count > most.count || bytes > most.bytes || entry.saved < Date.now() - most.days * DAY_MS) await store.delete(entry.url);
  }
}

// The oldest pages and photos beyond the bounds go; then the files that no kept page names, the oldest first.
function sweep() {
  return inTurn(async () => {
    await trim(PAGES, coreAddresses("core"));
    await trim(PHOTOS, new Set());
    const named = coreAddresses("data");
    for (const name of [PAGES, ...await ownNames(AREA)]) {
      for (const { copy } of await entries(name)) {
        header(copy, "x-files").split(" ").forEach(file => named.add(SCOPE + file));
      }
    }
    await trim(FILES, named);
  });
}
