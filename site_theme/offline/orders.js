// Requests of pages (site_theme/pages/offline.js), each with a port for the answer.

const ORDERS = {
  // Keep a page, photo or file for an area; what was kept since a moment is there already.
  async keep({ area, address, since }) {
    const url = SCOPE + address, name = isHashed(url) ? FILES : AREA + area;
    const known = await (await caches.open(name)).match(url);
    if (known && (isHashed(url) || savedAt(known) >= since)) return { isKept: true };
    const answer = await fetch(url, { cache: "no-cache" });
    const isPage = HTML.test(header(answer, "content-type"));
    return { isKept: isPage ? await keepPage(name, url, answer) : await keepFile(name, url, answer, NO_HTML) };
  },
  async drop({ area, address }) {
    await inTurn(async () => (await caches.open(AREA + area)).delete(SCOPE + address));
    return {};
  },
  async note({ area, note }) {
    await (await caches.open(AREA + area)).put(NOTE, new Response(JSON.stringify(note)));
    return {};
  },
  async stored() {
    const areas = [], files = [...await entries(FILES), ...await entries(PHOTOS)];
    for (const name of await ownNames(AREA)) {
      const kept = (await entries(name)).filter(({ url }) => url !== NOTE);
      const note = await (await caches.open(name)).match(NOTE);
      areas.push({
        ...(note ? await note.json() : {}), area: name.slice(AREA.length), bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
        pages: kept.filter(({ copy }) => header(copy, "x-title")).length,
      });
    }
    const pages = (await entries(PAGES)).map(({ url, copy, saved, bytes }) => (
      { url, saved, bytes, title: decodeURIComponent(header(copy, "x-title")) }));
    const bytes = [...files, ...pages, ...areas].reduce((sum, entry) => sum + entry.bytes, 0);
    return { areas, pages, bytes };
  },
  async forget({ area }) {
    await inTurn(async () => {
      for (const name of area ? [AREA + area] : await ownNames()) await caches.delete(name);
    });
    if (area) await sweep();
    return {};
  },
};

self.addEventListener("message", event => {
  const [port] = event.ports, order = ORDERS[event.data && event.data.do];
  if (!port || !order) return;
  event.waitUntil(order(event.data).then(
    answer => port.postMessage(answer),
    error => port.postMessage({ why: error.name === "QuotaExceededError" ? "space" : "network" })));
});
