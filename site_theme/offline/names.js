// The service worker (sw.js): pages for bad signal. The build puts `SITE` in front of it: version, languages
// by the folder of their pages with their words and core pages (generator/service_circles/writing/offline/service_worker.py).
//
// Versions cannot mix: a file with a hash in its name never changes; a page is kept only after all the files
// it loads, which all have such names; and a file goes only when no kept page names it. So a page of last
// month is shown with the styles and scripts of last month, beside newer pages with theirs.

const SCOPE = self.registration.scope;
const OURS = `circles:${new URL(SCOPE).pathname}:`;
const PAGES = OURS + "pages", FILES = OURS + "files", PHOTOS = OURS + "photos", NOTES = OURS + "notes";
const AREA = OURS + "area:";
const NOTE = SCOPE + "-/note";

const PATIENCE_MS = 3500;
const DAY_MS = 864e5;
const MOST = {
  [PAGES]: { count: 80, bytes: 8e6, days: 90 },
  [PHOTOS]: { count: 40, bytes: 12e6, days: 90 },
  [FILES]: { count: 60, bytes: 4e6, days: 90 },
};

const bare = url => url.split(/[?#]/)[0].replace(/\/index\.html$/, "/");
const isHashed = url => /\.[0-9a-f]{8,}\.\w+$/.test(bare(url));
const isOurs = url => url.startsWith(SCOPE);
const header = (answer, name) => answer.headers.get(name) || "";
const savedAt = answer => +header(answer, "x-saved");
const isWanted = (answer, kind) => answer.status === 200 && answer.type === "basic" && !answer.redirected
  && kind.test(header(answer, "content-type")) && !/no-store/.test(header(answer, "cache-control"));
const CHANGING_DATA = /\/(search\/(index|words)|maps\/[\w-]+)\.json$/;
const HTML = /^text\/html\b/, IMAGE = /^image\//, NO_HTML = /^(?!text\/html)./;

// One change of the caches at a time: nothing is swept away while a page that names it is being kept.
let turn = Promise.resolve();
function inTurn(work) {
  const mine = turn.then(work);
  turn = mine.catch(() => {});
  return mine;
}

async function ownNames(start = OURS) {
  return (await caches.keys()).filter(name => name.startsWith(start));
}

function folderOf(url) {
  const path = url.slice(SCOPE.length);
  const folders = Object.keys(SITE.languages).filter(folder => path.startsWith(folder));
  return folders.sort((a, b) => b.length - a.length)[0];
}
