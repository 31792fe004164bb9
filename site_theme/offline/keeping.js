// Keeping: a page with all that it loads, or nothing.

async function stamped(answer, more) {
  const body = await answer.blob();
  const type = header(answer, "content-type");
  return new Response(body, { headers: { "content-type": type, "x-saved": Date.now(), "x-bytes": body.size, ...more } });
}

// {needed, named}: the files that a page loads, and all with a hash in their names that it speaks of;
// null if it loads none, or one that could change under its name: it is not a page of ours.
function filesOf(html, address) {
  const absolute = link => new URL(link, address).href;
  const all = (pattern, wanted) => (html.match(pattern) || []).map(found => absolute(wanted.exec(found)[1]));
  const needed = new Set([
    ...all(/<script\b[^>]*? src="[^"]+"/g, / src="([^"]+)"/),
    ...all(/<link rel="(?:stylesheet|icon)"[^>]*? href="[^"]+"/g, / href="([^"]+)"/),
    ...all(/ data-(?:script|moments)="[^"]+"/g, /"([^"]+)"/),
  ]);
  const named = all(/"[^"\s<>]+\.[0-9a-f]{8,}\.\w+"/g, /"(.+)"/).filter(isOurs);
  const isWhole = needed.size && [...needed].every(file => isOurs(file) && isHashed(file));
  return isWhole ? { needed: [...needed], named: [...new Set(named)] } : null;
}

// Keep a page with the files that it loads: all of it or nothing. False if it is not to be kept; without
// network it throws.
async function keepPage(name, address, answer) {
  if (!isWanted(answer, HTML)) return false;
  const html = await answer.clone().text();
  const files = filesOf(html, address);
  if (!files) return false;
  const store = await caches.open(FILES), fetched = new Map();
  await Promise.all(files.needed.map(async file => {
    if (!(await store.match(file))) fetched.set(file, await fetchedFile(file));
  }));
  if ([...fetched.values()].includes(null)) return false;
  const title = (/<title>([^<]*)/.exec(html) || ["", ""])[1];
  const copy = await stamped(answer, {
    "x-title": encodeURIComponent(title), "x-files": files.named.map(file => file.slice(SCOPE.length)).join(" "),
  });
  return inTurn(async () => {
    for (const file of files.needed) {
      if (fetched.has(file)) await store.put(file, fetched.get(file));
      else if (!(await store.match(file))) throw new Error(file);
    }
    await (await caches.open(name)).put(address, copy);
    return true;
  });
}

async function fetchedFile(file) {
  const answer = await fetch(file);
  return isWanted(answer, NO_HTML) ? stamped(answer) : null;
}

async function keepFile(name, address, answer, kind) {
  if (!isWanted(answer, kind)) return false;
  const copy = await stamped(answer);
  if (+header(copy, "x-bytes") > 2e6) return false;
  await inTurn(async () => (await caches.open(name)).put(address, copy));
  return true;
}

async function keepVisited(address, answer) {
  if (answer.status === 404 || answer.status === 410) {
    for (const name of [PAGES, ...await ownNames(AREA)]) await (await caches.open(name)).delete(address);
  }
  if (await keepPage(PAGES, address, answer)) await trimIfFull(PAGES);
}

// The core pages of a language, once per version; what was not reached is tried again at the next visit.
let gathering = null;
function gatherCore(folder) {
  gathering = gathering || gatherCoreNow(folder).catch(() => {}).then(() => { gathering = null; });
  return gathering;
}

async function gatherCoreNow(folder) {
  const notes = await caches.open(NOTES), key = SCOPE + "-/core/" + folder;
  const known = await notes.match(key);
  if (known && await known.text() === SITE.version) return;
  const isCostly = navigator.connection && navigator.connection.saveData;
  const { core, data } = SITE.languages[folder];
  for (const file of isCostly ? [] : data) {
    const address = SCOPE + folder + file;
    if (!(await (await caches.open(FILES)).match(address))) await keepFile(FILES, address, await fetch(address), NO_HTML);
  }
  for (const page of isCostly ? core.slice(0, SITE.first) : core) {
    const address = SCOPE + folder + page;
    await keepPage(PAGES, address, await fetch(address, { cache: "no-cache" }));
  }
  if (!isCostly) await notes.put(key, new Response(SITE.version));
  await sweep();
}
