// The tools by name, and what the reader has kept on this phone: {home, stars}. Nothing of it is sent.
const { tools } = circles;
const html = document.documentElement;
STYLES.forEach(rule => document.styleSheets[0].insertRule(rule, document.styleSheets[0].cssRules.length));
const homeAddress = document.querySelector(".brand").href;
const pageAddress = location.href.split(/[?#]/)[0];
const isWeChat = /MicroMessenger/i.test(navigator.userAgent);

function readStored(name) {
  try {
    return JSON.parse(localStorage[name] || "{}");
  } catch (refused) {
    return {};
  }
}

// False in private mode, where nothing can be kept.
function store(name, change) {
  try {
    localStorage[name] = JSON.stringify(Object.assign(readStored(name), change));
    return true;
  } catch (refused) {
    return false;
  }
}

const readKept = () => readStored(circles.KEPT);

// Where nothing is left, the tools are fetched on tap again.
function keep(change) {
  const { home, stars = [] } = Object.assign(readKept(), change);
  if (home || stars.length) return store(circles.KEPT, change);
  try {
    localStorage.removeItem(circles.KEPT);
    return true;
  } catch (refused) {
    return false;
  }
}

// An order to the service worker (site_theme/offline/orders.js); nothing happens where there is none.
function order(message) {
  const worker = navigator.serviceWorker;
  if (worker && worker.controller) worker.ready.then(({ active }) => active.postMessage(message, [new MessageChannel().port2]));
}

// Pages that the reader chose are kept until they are let go, and kept anew after some days.
const KEPT_DAYS = 2;
const fromRoot = address => address.slice(circles.KEPT.length - "mine:".length);
const keepPage = address => order({ do: "keep", area: "mine", address: fromRoot(address), since: Date.now() - KEPT_DAYS * 864e5 });
const letPageGo = address => order({ do: "drop", area: "mine", address: fromRoot(address) });

function button(className, label, act) {
  const made = element("button", className, label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function link(className, address, content) {
  const made = element("a", className, content);
  made.href = address;
  return made;
}

// What was done, below the control, leading to where it shows.
function tellWithLink(control, address, words) {
  const told = circles.showBelow(control, words);
  told.textContent = "";
  told.appendChild(link("", homeAddress + address, words));
}
