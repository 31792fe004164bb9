// The form: opens the record that the address names, at a field if it names one.
const ROUTES_OF_FIELDS = { schedule: "do-hours", photos: "do-photo" };
const scripts = new Map();

// A script is fetched once, and again only after a failure.
function fetchScript(name) {
  if (!scripts.has(name)) {
    scripts.set(name, new Promise((resolve, reject) => {
      const script = element("script");
      script.src = page.dataset[name];
      script.onload = resolve;
      script.onerror = () => {
        script.remove();
        scripts.delete(name);
        reject();
      };
      document.head.appendChild(script);
    }));
  }
  return scripts.get(name);
}

const load = address => fetch(address).then(answer => {
  if (!answer.ok) throw answer.status;
  return answer.json();
});

const NOT_OPENED = _("没有打开，请检查网络后再试");
const notOpened = () => {
  page.appendChild(element("p", "notice", NOT_OPENED));
  page.hidden = false;
};

// Calls a function once there is what editing needs: checks and their sentences, rare controls, the screens of jobs.
function withMore(then) {
  const given = more ? Promise.resolve() : Promise.all([
    load(page.dataset.home + "edit/words.json"),
    ...(made ? [
      load(page.dataset.home + "edit/forms/" + made.kind + ".more.json"),
      load(page.dataset.root + "edit/records/" + made.record + ".names.json").catch(() => null),
    ] : []),
  ]).then(([words, others, names]) => {
    if (made) {
      Object.assign(form.parts, formOf(others).parts);
      made.names = names;
    }
    Object.assign(window.circlesEdit, { made, form, ...words });
    return fetchScript("editing");
  });
  given.then(() => {
    more = window.circlesEditing;
    then();
  }).catch(notOpened);
}

function show(parts) {
  page.textContent = "";
  parts.filter(Boolean).forEach(part => page.appendChild(part));
  page.hidden = false;
}

// What is changed so far, on the screens that all others lead back to.
function showChanges() {
  const count = more.operations().length;
  const link = mainLink(fill(_("改了 {count} 处，看一看、发出去"), { count }), "#do-send");
  if (count) page.querySelector("h2").after(element("p", "bar", [link]));
}

function needsMore(route) {
  if (!route) return false;
  const found = /^do-/.test(route) ? null : fieldAt(pathOf(route));
  const fields = found && form.parts[found.part];
  return !fields || fields.some(found.isList ? isReference : isRare);
}

function draw(route) {
  const screen = more && more.screens[route];
  show(screen ? screen() : placeScreen(pathOf(route)) || jobsScreen());
  if (/^(?:do-all)?$/.test(route) && (made.events.length || !isSame(made.draft, made.values))) withMore(showChanges);
  const heading = page.querySelector("h2");
  heading.tabIndex = -1;
  heading.focus();
  window.scrollTo(0, 0);
}

function render() {
  const route = location.hash.slice(1);
  if (!more && needsMore(route)) withMore(render); else draw(route);
}

const start = words => withMore(() => show(more.startScreen(words)));

function open(id) {
  const kept = keptDraft(id);
  const typed = kept ? Promise.resolve(kept) : load(page.dataset.root + "edit/records/" + id + ".json").then(draftOf);
  return typed.then(found => {
    made = found;
    return load(page.dataset.home + "edit/forms/" + made.kind + ".json");
  }).then(fields => {
    form = formOf(fields);
    const field = asked.get("field"), route = field && (ROUTES_OF_FIELDS[field] || field);
    const name = made.draft["name." + document.documentElement.lang] || made.draft.name || made.record;
    document.querySelector("h1").replaceWith(element("h1", "", name));
    if (route && !location.hash) history.replaceState(null, "", "#" + route);
    window.addEventListener("hashchange", render);
    render();
  });
}

window.circlesEdit = {
  facts, page, DRAFTS, valueAt, setAt, keep, forget, isText, isPart, isNumber, isSame, fieldAt, titleOf, summaryOf, labeled,
  plainButton, draftControl, textInput, selectInput, NOT_SAID, IS_PHONE, backTo, doneButton, rowLink, rowsCard, mainLink, routeTo,
  placeScreen, go, notOpened, fetchScript,
};
document.querySelectorAll(".languages .chooser a").forEach(link => { link.search = location.search; });
const wanted = asked.get("record");
if (wanted && /^[a-z0-9-]+$/.test(wanted)) {
  open(wanted).catch(status => start(status === 404 ? _("没有找到这条资料。") : NOT_OPENED));
} else start();
