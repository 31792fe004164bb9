// A new version takes over at once: no page depends on which worker answers it.

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", event => event.waitUntil((async () => {
  const { navigationPreload } = self.registration;
  if (navigationPreload) await navigationPreload.enable();
  await self.clients.claim();
  for (const name of await ownNames()) {
    if (![PAGES, FILES, PHOTOS, NOTES].includes(name) && !name.startsWith(AREA)) await caches.delete(name);
  }
})().then(() => { greet(); })));

// The pages that are open were there before this worker: they are kept too. No event waits for it, or the
// browser would hold back pages until all was fetched; what does not get done is done at the next visit.
async function greet() {
  const open = (await self.clients.matchAll({ type: "window" })).map(client => bare(client.url)).filter(isOurs);
  for (const address of open) {
    await fetch(address).then(answer => keepVisited(address, answer)).catch(() => {});
    await gatherCore(folderOf(address));
  }
}
