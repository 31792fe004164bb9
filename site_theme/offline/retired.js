// In place of the service worker in a preview: all that a published site cached at this address goes,
// so that an editor never sees an old page.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil((async () => {
  const ours = `circles:${new URL(self.registration.scope).pathname}:`;
  const names = (await caches.keys()).filter(name => name.startsWith(ours));
  await Promise.all(names.map(name => caches.delete(name)));
  const windows = await self.clients.matchAll({ type: "window" });
  await self.registration.unregister();
  windows.forEach(window => { window.navigate(window.url).catch(() => {}); });
})()));
