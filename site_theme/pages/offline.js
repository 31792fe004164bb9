// Saving an area whole, and the list of saved pages. The service worker does the work, page by page, so that it can be
// stopped at any moment; this script sends it orders (site_theme/offline/orders.js) and shows its answers.
const { fill, announce } = circles;
const AT_ONCE = 3;
const MOST_FAILED_IN_A_ROW = 5;

async function order(message) {
  const registration = await navigator.serviceWorker.ready;
  return new Promise(resolve => {
    const channel = new MessageChannel();
    channel.port1.onmessage = event => resolve(event.data);
    registration.active.postMessage(message, [channel.port2]);
  });
}

const sizeText = bytes => (Math.max(bytes, 1e5) / 1048576).toFixed(1) + " MB";
const timeText = moment => new Date(moment).toLocaleString(document.documentElement.lang, {
  month: "long", day: "numeric", hour: "2-digit", minute: "2-digit",
});

// ---- a street or community

async function setUpSaving(section) {
  const name = section.dataset.name;
  const status = section.querySelector("[data-told]"), count = section.querySelector("[data-count]");
  const bar = section.querySelector("progress");
  const yes = section.querySelector("[data-yes]"), no = section.querySelector("[data-no]");
  const { scope } = await navigator.serviceWorker.ready;
  const area = location.href.split(/[?#]/)[0].slice(scope.length);

  function showProgress(isShown) {
    count.hidden = bar.hidden = !isShown;
  }

  // The status with up to two buttons, each given as its label and what it does.
  function offer(text, [yesLabel, onYes] = [], [noLabel, onNo] = []) {
    status.textContent = text;
    [[yes, yesLabel, onYes], [no, noLabel, onNo]].forEach(([button, label, act]) => {
      button.hidden = !label;
      button.textContent = label || "";
      button.onclick = act || null;
    });
  }

  async function showSaved() {
    const { areas } = await order({ do: "stored" });
    const saved = areas.find(each => each.area === area && each.all);
    if (!saved) {
      offer(fill(_("把{name}的服务点、能办的事、电话和照片存到这部手机里。"), { name }), [_("存到手机"), showSize]);
    } else if (saved.done) {
      offer(fill(_("{name}存好了：{pages} 页，{when}存的。"), { name, pages: saved.pages, when: timeText(saved.started) }),
        [_("存成最新的"), showSize], [_("从手机里删掉"), forget]);
    } else {
      offer(fill(_("{name}只存了一部分：{done} / {all} 页。"), { name, done: saved.pages, all: saved.all }),
        [_("接着存"), () => withList(list => save(list, saved.started))], [_("从手机里删掉"), forget]);
    }
  }

  async function withList(act) {
    offer(_("正在看……"));
    try {
      const answer = await fetch(section.dataset.save, { cache: "no-cache" });
      if (!answer.ok) throw new Error(answer.status);
      act(await answer.json());
    } catch (failed) {
      offer(_("现在没有网络，连上网再存。"), [_("再试一次"), showSaved]);
    }
  }

  function showSize() {
    return withList(list => offer(
      fill(_("一共 {pages} 页，占手机 {size}，流量用得更少。现在存吗？"), { pages: list.pages.length, size: sizeText(list.bytes) }),
      [_("开始存"), () => save(list, Date.now())], [_("先不存"), showSaved]));
  }

  async function save(list, started) {
    const waiting = list.pages.concat(list.files), all = waiting.length;
    let done = 0, failed = 0, failedInARow = 0, isStopped = false, why = "";

    async function saveNext() {
      while (!isStopped && waiting.length) {
        const answer = await order({ do: "keep", area, address: waiting.shift(), since: started });
        if (answer.isKept) done += 1;
        else failed += 1;
        failedInARow = answer.isKept ? 0 : failedInARow + 1;
        if (answer.why === "space" || failedInARow > MOST_FAILED_IN_A_ROW) {
          isStopped = true;
          why = answer.why || "";
        }
        bar.value = done + failed;
        count.textContent = fill(_("已存 {done} / {all}"), { done: done + failed, all });
      }
    }

    bar.max = all;
    offer(_("正在存，可以停下。"), [], [_("停下"), () => { isStopped = true; }]);
    showProgress(true);
    const note = { name, address: location.pathname, all: list.pages.length, started, done: false };
    await order({ do: "note", area, note });
    await Promise.all(Array.from({ length: AT_ONCE }, saveNext));
    note.done = !failed && !isStopped;
    await order({ do: "note", area, note });
    await showSaved();
    showProgress(false);
    if (why === "space") status.textContent = fill(_("手机里放不下了。存了 {done}，还差 {rest}。"), { done, rest: all - done });
    else if (why) status.textContent = fill(_("网络断了。存了 {done}，还差 {rest}。"), { done, rest: all - done });
    else if (failed) status.textContent = fill(_("存了 {done}，有 {rest} 没存下。"), { done, rest: failed });
  }

  async function forget() {
    await order({ do: "forget", area });
    await showSaved();
    announce(_("已从手机里删掉"));
  }

  showProgress(false);
  await showSaved();
  section.hidden = false;
}

// ---- the list of saved pages

function rowOf(address, title, line) {
  const item = document.createElement("li");
  const [link, text, name, more] = ["a", "span", "b", "span"].map(tag => document.createElement(tag));
  link.className = "row";
  link.href = address;
  text.className = "row-text";
  name.textContent = title;
  more.textContent = line;
  text.append(name, more);
  link.appendChild(text);
  item.appendChild(link);
  return item;
}

// A <title> as the worker keeps it, with its entities: the page's own name as text.
function titleText(title) {
  return new DOMParser().parseFromString(title, "text/html").documentElement.textContent.split(" · ")[0];
}

function showRows(part, rows) {
  const list = part.querySelector("ul");
  list.textContent = "";
  rows.forEach(row => list.appendChild(row));
  part.hidden = !rows.length;
}

async function showStored(box) {
  const forgetAll = box.querySelector("[data-forget]");
  const { areas, pages, bytes } = await order({ do: "stored" });
  showRows(box.querySelector("[data-areas]"), areas.filter(area => area.name).map(area => rowOf(area.address, area.name, fill(
    area.done ? _("{pages} 页，{size}，{when}存的") : _("只存了一部分：{pages} 页，{size}，{when}存的"),
    { pages: area.pages, size: sizeText(area.bytes), when: timeText(area.started) }))));
  showRows(box.querySelector("[data-pages]"), pages.map(page => (
    rowOf(page.url, titleText(page.title), fill(_("{when}存的"), { when: timeText(page.saved) })))));
  box.querySelector("[data-total]").textContent = bytes
    ? fill(_("一共占 {size}。"), { size: sizeText(bytes) }) : _("手机里没有存下的页面。");
  forgetAll.hidden = !bytes;
  box.hidden = false;
}

function setUpForgetting(box) {
  const forgetAll = box.querySelector("[data-forget]");
  let isSure = false;
  forgetAll.addEventListener("click", async () => {
    if (!isSure) {
      isSure = true;
      forgetAll.textContent = _("真的全部删掉？再点一下");
      return;
    }
    isSure = false;
    forgetAll.textContent = _("全部删掉");
    await order({ do: "forget" });
    await showStored(box);
    announce(_("已从手机里删掉"));
  });
}

const stored = document.querySelector("[data-stored]"), saving = document.querySelector("[data-save]");
if (navigator.serviceWorker) {
  if (saving) setUpSaving(saving);
  if (stored) {
    setUpForgetting(stored);
    showStored(stored);
  }
} else if (stored) document.querySelector("[data-cannot]").hidden = false;
