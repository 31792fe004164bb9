"""The caches of a phone, as tests read them through the browser's own interface."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Error, Page

_GATHERED = """async () => {
    for (const name of await caches.keys()) {
        if (!name.endsWith(":notes")) continue;
        if ((await (await caches.open(name)).keys()).length) return true;
    }
    return false;
}"""
_KEPT = """async ending => {
    const names = (await caches.keys()).filter(name => name.startsWith("circles:") && name.includes(ending));
    const found = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(r => r.url)));
    const { scope } = await navigator.serviceWorker.ready;
    return found.flat().map(url => url.replace(scope, "")).sort();
}"""
_AGE = """async ([ending, ms]) => {
    for (const name of await caches.keys()) {
        if (!name.startsWith("circles:") || !name.includes(ending)) continue;
        const store = await caches.open(name);
        for (const request of await store.keys()) {
            const copy = await store.match(request), headers = new Headers(copy.headers);
            headers.set("x-saved", Date.now() - ms);
            await store.put(request, new Response(await copy.blob(), { headers }));
        }
    }
}"""
HOUR_MS = 3_600_000


def until(page: Page, script: str, given: object = None) -> None:
    """Wait until an asynchronous function in the page says so."""
    for _ in range(1200):  # a minute, though it is mostly a moment
        with suppress(Error):  # the page may be on its way to another one
            if page.evaluate(script, given):
                return
        page.wait_for_timeout(50)
    raise AssertionError(script)


def settle(page: Page) -> None:
    """Wait until the service worker has the page under control and has fetched the core pages."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    until(page, _GATHERED)


def kept(page: Page, what: str = ":pages") -> list[str]:
    """Addresses of what is kept: ':pages', ':files', ':photos', ':area:'."""
    found: list[str] = page.evaluate(_KEPT, what)
    return found


def wait_for_copy(page: Page, url: str) -> None:
    """Wait until a page is kept among those that were visited."""
    until(page, "async url => !!(await (await caches.open('circles:/rongxi/:pages')).match(url))", url)


def make_older(page: Page, ms: float, what: str = ":pages") -> None:
    """As if all that is kept had been saved that many milliseconds earlier."""
    page.evaluate(_AGE, [what, ms])
