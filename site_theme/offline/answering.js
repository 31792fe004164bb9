// Answering: the network first, then the cache, with a line that says so.

async function copyOf(address) {
  let newest;
  for (const name of [PAGES, ...await ownNames(AREA)]) {
    const copy = await (await caches.open(name)).match(address);
    if (copy && (!newest || savedAt(copy) > savedAt(newest))) newest = copy;
  }
  return newest;
}

const escapeHtml = text => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);

function ageWords(saved, code) {
  const minutes = Math.max(1, Math.floor((Date.now() - saved) / 6e4));
  const [count, unit] = minutes < 60 ? [minutes, "minute"] : minutes < 2880 ? [Math.floor(minutes / 60), "hour"]
    : [Math.floor(minutes / 1440), "day"];
  if (!self.Intl || !Intl.RelativeTimeFormat) return new Date(saved).toLocaleString(code);
  return new Intl.RelativeTimeFormat(code, { numeric: "always" }).format(-count, unit).replace(/(\d)(?=[^\d\s,.])/g, "$1 ");
}

// The page with a line that says what it is, right where its text begins.
async function withNotice(copy, url, words) {
  const html = await copy.text();
  const { again } = SITE.languages[folderOf(url)].words;
  const notice = `<div class="notice" id="saved-copy" role="status"><p>${escapeHtml(words)}</p>`
    + `<a class="chip" href="${escapeHtml(url)}">${escapeHtml(again)}</a></div>`;
  const told = html.replace(/<main[^>]*>\s*<div class="wrap">|<div class="wrap" id="main"[^>]*>/, start => start + notice);
  return new Response(told, { headers: { "content-type": "text/html; charset=utf-8" } });
}

function oldCopy(copy, url, isSlow) {
  const { code, words } = SITE.languages[folderOf(url)];
  const age = ageWords(savedAt(copy), code);
  return withNotice(copy, url, (isSlow ? words.slow : words.copy).replace("{age}", age));
}

// In place of a page that is not here: the list of those that are. Its links are seen from its own address.
async function nothingKept(url) {
  const folder = folderOf(url), { words, code } = SITE.languages[folder];
  const address = SITE.languages[folder].core[0];
  const list = await copyOf(SCOPE + folder + address);
  if (!list) {
    const page = `<!doctype html><html lang="${code}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`
      + `<title>${escapeHtml(words.missing)}</title><h1>${escapeHtml(words.missing)}</h1><p><a href="${escapeHtml(url)}">${escapeHtml(words.again)}</a></p>`;
    return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
  }
  const up = '="' + "../".repeat((folder + address).split("/").length - 1);
  const html = (await list.text()).split(up).join('="' + new URL(SCOPE).pathname);
  return withNotice(new Response(html), url, words.missing);
}

const later = ms => new Promise(done => setTimeout(done, ms, null));

async function page(url, arriving) {
  const copy = await copyOf(bare(url));
  try {
    const answer = await (copy ? Promise.race([arriving, later(PATIENCE_MS)]) : arriving);
    return copy && (!answer || answer.status >= 500) ? oldCopy(copy, url, true) : answer;
  } catch (offline) {
    return copy ? oldCopy(copy, url, false) : nothingKept(url);
  }
}

async function hashedFile(request) {
  const copy = await (await caches.open(FILES)).match(bare(request.url));
  return copy || fetch(request);
}

// A file that may change under its name: a photo, the streets of maps, or where the search begins, which says itself what may read it.
async function changing(name, request, arriving) {
  const copy = await (await caches.open(name)).match(bare(request.url)) || await copyInArea(bare(request.url));
  if (!copy) return arriving;
  const answer = await Promise.race([arriving, later(PATIENCE_MS)]).catch(() => null);
  return answer && answer.ok ? answer : copy;
}

async function copyInArea(address) {
  for (const name of await ownNames(AREA)) {
    const copy = await (await caches.open(name)).match(address);
    if (copy) return copy;
  }
  return null;
}

// Browsers may take a page from their own store as if the host had sent it: such an answer is asked for again, so that
// an old page is never taken for a new one, and without network it is called a copy.
const FRESH_MS = 6e4;
const isFresh = answer => !(Date.now() - Date.parse(header(answer, "date")) > FRESH_MS);

async function arrivingPage(event) {
  const early = await event.preloadResponse;
  if (early && (early.type !== "basic" || isFresh(early))) return early;
  return fetch(event.request.url, { cache: "no-cache", credentials: "same-origin", redirect: "manual" });
}

// Codes are first loaded when a page is printed, and printing waits for the network but not for a worker.
const QR_CODE = /\/(?:qr|link)\.svg$/;

self.addEventListener("fetch", event => {
  const { request } = event, { url } = request;
  if (request.method !== "GET" || !isOurs(url) || request.headers.has("range") || QR_CODE.test(bare(url))) return;
  if (request.mode === "navigate") {
    const arriving = arrivingPage(event);
    event.waitUntil(arriving.then(answer => keepVisited(bare(url), answer.clone()))
      .then(() => gatherCore(folderOf(url))).catch(() => {}));
    event.respondWith(page(url, arriving));
  } else if (!request.destination && /\/$/.test(bare(url))) {  // an estate's page, for the home page
    event.respondWith(page(url, fetch(request)));
  } else if (isHashed(url)) {
    const arriving = hashedFile(request);
    event.waitUntil(arriving.then(answer => header(answer, "x-saved") ? null
      : keepFile(FILES, bare(url), answer.clone(), NO_HTML).then(() => trimIfFull(FILES))).catch(() => {}));
    event.respondWith(arriving);
  } else if (request.destination === "image" || CHANGING_DATA.test(bare(url))) {
    const [name, kind] = request.destination === "image" ? [PHOTOS, IMAGE] : [FILES, NO_HTML];
    const arriving = fetch(request);
    event.waitUntil(arriving.then(answer => keepFile(name, bare(url), answer.clone(), kind))
      .then(() => trimIfFull(name)).catch(() => {}));
    event.respondWith(changing(name, request, arriving));
  }
});
