// The page: the box, the results, the reader's position. Nothing of it is sent or stored anywhere.
const box = document.querySelector("form[role=search] input");
const results = document.getElementById("results"), found = document.getElementById("found");
const counted = document.getElementById("count"), byDistance = document.getElementById("by-distance");
const idle = document.getElementById("idle"), nothing = document.getElementById("nothing");
const elsewhere = document.getElementById("elsewhere");
let more = {}, here = null, turn = 0, shownQuery = null, waiting = 0;

const shownOf = kind => more[kind] || FIRST_SHOWN;
const hasWords = query => termsOf(query).length > 0;

async function show(isSame) {
  const query = box.value.trim(), mine = ++turn;
  if (!isSame) more = {};
  keepInAddress({ q: query });
  shownQuery = query;
  if (!query) {
    showNothingYet();
    return;
  }
  results.setAttribute("aria-busy", "true");
  try {
    const { groups, asked } = await find(query, shownOf, here);
    const isNothingElse = groups.every(({ results: [first] }) => first.rank < 0);  // but numbers to call
    const close = isNothingElse && hasWords(query) ? await findClose(asked, groups.length > 0) : { results: [] };
    const isName = groups.length > 0 && groups[0].best === 0 && asked.typed.join() === asked.bare.join();  // no question
    const answers = isName ? [] : await answersTo(query, groups.length ? groups[0].best : Infinity);
    if (mine === turn) showFound(query, groups, close, asked, answers);
  } catch (failed) {
    if (mine === turn) showFailure();
  }
  if (mine === turn) results.removeAttribute("aria-busy");
}

function showNothingYet() {
  found.textContent = counted.textContent = "";
  results.removeAttribute("aria-busy");
  results.hidden = true;
  idle.hidden = false;
  nothing.hidden = true;
}

function showFound(query, groups, close, asked, answers) {
  const schedules = [];
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  found.textContent = "";
  groups.forEach(group => found.appendChild(groupElement(group, shownOf(group.kind), schedules, showMore)));
  if (close.results.length) found.appendChild(closeElement(close, schedules));
  const lead = page.near && (asked.near || asked.open) && leadElement(asked);
  if (lead) found.insertBefore(lead, found.firstChild);
  results.hidden = false;
  idle.hidden = groups.length > 0;
  nothing.hidden = groups.length > 0 || Boolean(lead) || answers.length > 0;
  const isUrgent = groups.length > 0 && groups[0].results[0].rank < 0;  // a number to call comes before anything to read
  const isSure = answers.some(answer => answer.isSure), isGuess = answers.length > 0 && !isSure && !isUrgent;
  document.getElementById("ask").hidden = isSure || (groups.length > 0 && !isSentence(query));
  const answered = document.getElementById("answers");
  answered.textContent = "";
  found.parentNode.insertBefore(answered, isUrgent || (isGuess && close.results.length) ? found.nextSibling : found);
  if (isSure || isGuess) answers.forEach(answer => answered.appendChild(answerElement(answer)));
  if (isGuess) answered.firstChild.prepend(element("p", "small muted", _("没有正好的回答，最接近的是这个：")));
  answered.after(elsewhere);
  elsewhere.hidden = !isGuess && (!asked.isElsewhere || (groups.length > 0 && groups[0].best <= OFFERED));
  elsewhere.firstElementChild.hidden = isGuess;
  results.querySelectorAll("[data-with-query]").forEach(link => {
    link.href = link.dataset.withQuery.split("%7Bquery%7D").join(encodeURIComponent(query));
  });
  byDistance.hidden = !navigator.geolocation || !groups.some(group => group.results.some(result => result.row.point));
  const isAbout = groups.some(group => group.isAbout);
  const words = answers.length && !total ? _("找到一个回答") : lead && !total ? "" : !total ? (close.instead ? _("没有找到“{query}”，找了“{instead}”") : _("没有找到“{query}”")) : isAbout ? _("找到约 {count} 条") : _("找到 {count} 条");
  const said = fill(words, { query, count: total, instead: close.instead });
  if (counted.textContent !== said) counted.textContent = said;
  showHours(schedules);
}

function closeElement(close, schedules) {
  return element("section", "", [element("h2", "", _("您是不是要找")), resultCard(close.results, schedules)]);
}

// To near me, with what else was asked for, and the same at other moments.
function leadElement({ bare, open, when }) {
  const addressAt = (moment, isOpen) => {
    const query = String(new URLSearchParams({ ...(bare.length && { q: bare.join(" ") }), ...(isOpen && { open: 1 }), ...(moment && { when: moment }) }));
    return page.near + (query && "?" + query);
  };
  const name = open ? fill(_("{time}开着的，由近到远"), { time: MOMENTS[when] }) : _("由近到远看");
  const row = linkItem(addressAt(when, open), [element("span", "row-text", [element("b", "", name), bare.length && element("span", "", bare.join(" "))])]);
  const others = Object.keys(MOMENTS).filter(moment => moment !== when || !open).map(moment => {
    const chip = element("a", "chip", MOMENTS[moment]);
    chip.href = addressAt(moment, true);
    return element("li", "", [chip]);
  });
  return element("div", "card", [element("ul", "rows", [row]), element("ul", "chips card-body", others)]);
}

function showFailure() {
  showNothingYet();
  results.hidden = false;
  counted.textContent = _("没有取到搜索用的资料，请检查网络，再按一次搜索");
}

async function showMore(kind) {
  const before = shownOf(kind);
  more[kind] = before + MORE_SHOWN;
  await show(true);
  const list = document.querySelectorAll("[aria-labelledby=found-" + kind + "] .rows a");
  if (list[before]) list[before].focus();
}

function askPosition() {
  if (here) {
    setPosition(null);
    return;
  }
  byDistance.disabled = true;
  navigator.geolocation.getCurrentPosition(
    position => setPosition([position.coords.latitude, position.coords.longitude]),
    () => {
      byDistance.disabled = false;
      announce(_("没有得到您的位置，仍按相关程度排"));
      document.getElementById("no-position").hidden = false;
    },
    { maximumAge: 120000, timeout: 15000 });
}

function setPosition(position) {
  here = position;
  byDistance.disabled = false;
  byDistance.setAttribute("aria-pressed", String(Boolean(here)));
  document.getElementById("no-position").hidden = true;
  show(true);
}

// Arrow keys go from the box down the results and back.
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = Array.from(found.querySelectorAll("a, button"));
  const at = links.indexOf(document.activeElement);
  if (!step || !links.length || (at < 0 && document.activeElement !== box)) return;
  event.preventDefault();
  const next = at + step;
  if (next < 0) box.focus(); else if (links[next]) links[next].focus();
}

function typed(event) {
  if (event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => { if (box.value.trim() !== shownQuery) show(); }, 150);
}

box.addEventListener("input", typed);
box.addEventListener("compositionend", typed);
box.form.addEventListener("submit", event => {
  event.preventDefault();
  clearTimeout(waiting);
  show().then(() => { if (hasWords(box.value)) results.focus(); });
});
document.addEventListener("keydown", walk);
byDistance.addEventListener("click", askPosition);
window.addEventListener("pageshow", () => { if (box.value.trim() !== (shownQuery || "")) show(); });

box.value = new URLSearchParams(location.search).get("q") || box.value;
if (box.value) show();
else {
  box.focus();
  loadIndex().catch(() => {});
}
