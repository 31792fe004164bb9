"""The content security policy of pages, and the one script that it lets stand in them."""

import base64
import hashlib

from service_circles.writing.site.addresses import EDIT_PAGE
from service_circles.writing.site.site import Site

# Runs before the first paint, so that text size, colors and contrast do not flash and nothing shifts (layout shift).
# An element with `data-until` is hidden, or shown if it was hidden, after each of these moments. The MutationObserver
# sees each part of the page as soon as it is parsed. What is hidden for good is removed, so that styles for first and
# last elements hold. `data-live` says that scripts run, and what the address asks for, to styles. A host may show `centers/x` without its slash, where relative links would start one folder too
# high: the address gets its slash, by replaceState since some hosts would redirect back for ever.
# Trusted types: where text becomes HTML or the address of a script, this default policy is asked. Only the few tags that
# Leaflet writes pass, and scripts.
EARLY_SCRIPT = (
    "((o,h,l)=>{let d=h.dataset;/\\/[^/.]+$/.test(l.pathname)&&history.replaceState(0,'',l.pathname+'/'+l.search+l.hash);"
    "if(window.trustedTypes)trustedTypes.createPolicy('default',{createHTML:t=>t.replace(/<(?!\\/?span|svg|input)/g,'&lt;'),"
    "createScriptURL:u=>/\\.js$/.test(u)?u:''});"
    "d.live=l.search;try{['size','theme','contrast','home'].forEach(k=>{let v=localStorage.getItem(k);"
    "if(v)d[k]=v})}catch(e){}"
    "let f=()=>o.querySelectorAll('[data-until]').forEach(e=>{let n=e.dataset.until.split(' ');"
    "for(;n[0]&&n[0]<=new Date().toISOString();n.shift())e.hidden=!e.hidden;"
    "e.dataset.until=n.join(' ');if(!n[0]&&e.hidden)e.remove()});"
    "new MutationObserver(f).observe(h,{childList:true,subtree:true});o.addEventListener('visibilitychange',f)"
    "})(document,document.documentElement,location);"
)
EARLY_SCRIPT_HASH = base64.b64encode(hashlib.sha256(EARLY_SCRIPT.encode()).digest()).decode()


def content_security_policy(site: Site, styles: str = "", address: str = "") -> str:
    """Pages may load from their own host, and pictures from the tile hosts that the directory names.

    `styles` are those that stand in the page itself. The form alone may talk to the forge that the directory names.
    """
    editing = site.directory.settings.editing
    forge = f" {editing.forge.origin}" if editing and editing.forge and address == EDIT_PAGE else ""
    tiles = sorted({tile.url.split("/")[2] for tile in site.directory.settings.tiles})
    images = " ".join(["'self'", "data:", *(f"https://{host.replace('{s}', '*')}" for host in tiles)])
    own_styles, searched = "", ""
    if styles:
        own_styles = f" 'sha256-{base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()}'"
        searched = f" {site.absolute('')}" if site.absolute("") else ""
    return (
        f"default-src 'none'; script-src 'self' 'sha256-{EARLY_SCRIPT_HASH}'; style-src 'self'{own_styles}; "
        f"img-src {images}; connect-src 'self'{forge}; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
        f"base-uri 'none'; form-action 'self'{searched}; require-trusted-types-for 'script'"
    )
