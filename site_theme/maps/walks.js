// The way on foot between the place of a page and another: drawn on the map, and told turn by turn.
const { numbersOf, button, element } = circlesMap, { fill } = circles, LEGS_FROM = 8, STEPS = 1e5;
const COMPASS = [_("北"), _("东北"), _("东"), _("东南"), _("南"), _("西南"), _("西"), _("西北")];
const NAMELESS = [_("大路"), _("没写名字的路"), _("小区里的路"), _("小路"), _("小路"), _("小路"), _("空地")];
const TURNS = [_("直走"), _("左转"), _("右转"), _("往回走")], OUT_OF_DOORS = [_("出门直走"), _("出门左转"), _("出门右转"), _("出门往回走")];
const PASSED = [_("沿{name}走 {meters} 米"), _("走台阶 {meters} 米"), _("过天桥 {meters} 米"), _("过桥 {meters} 米"), _("走地道 {meters} 米"), _("过马路"), _("坐电梯")];
const PASSED_BY_NAME = [PASSED[0], _("走{name}的台阶 {meters} 米"), _("过{name} {meters} 米"), _("过{name} {meters} 米"), _("走{name} {meters} 米"), _("过{name}"), _("坐{name}")];
const STREET_PASSED = 0, CROSSING_PASSED = 5, AFAR = 15;

const rounded = meters => Math.max(10, Math.round(meters / 10) * 10);

function legWords(turn, passed, name, meters, isFirst) {
  const way = turn > 3 ? fill(_("出门往{direction}"), { direction: COMPASS[turn - 4] }) : (isFirst ? OUT_OF_DOORS : TURNS)[turn];
  const what = fill((name.isKnown ? PASSED_BY_NAME : PASSED)[passed], { name: name.words, meters: rounded(meters) });
  return passed === CROSSING_PASSED || !isFirst && turn === 0 && passed !== STREET_PASSED ? what : fill(_("{turn}，{way}"), { turn: way, way: what });
}

// A walk as it is told: {id, name, minutes, meters, parts, legs, points}; without a known route neither legs nor points.
function walkOf(data, at) {
  const names = data.names[document.documentElement.lang] || data.names[Object.keys(data.names)[0]], numbers = numbersOf(data.told[at]);
  const [place, minutes, meters, steps, crossings, before, behind, side] = numbers, legs = [];
  for (let from = LEGS_FROM; from < numbers.length; from += 4) {
    const [turn, passed, name, far] = numbers.slice(from, from + 4);
    const known = name < 0 ? { words: NAMELESS[-1 - name], isKnown: false } : { words: names[name], isKnown: true };
    legs.push(legWords(turn, passed, known, far, from === LEGS_FROM));
  }
  const points = [], line = numbersOf(data.lines[at]);
  for (let number = 0, [north, east] = data.at; number < line.length; number += 2) {
    north += line[number];
    east += line[number + 1];
    points.push([north / STEPS, east / STEPS]);
  }
  const ends = data.outward ? [names[data.here], names[place]] : [names[place], names[data.here]];
  return { ends, minutes, meters, isKnown: numbers.length > 3, steps, crossings, before, behind, side, legs, points };
}

function sentences(walk) {
  if (!walk.isKnown) return [_("地图上没有路连到这里，走哪条路不知道；分钟是按直线估的。")];
  const arrive = fill(walk.side === 1 ? _("到{name}，在左手边") : walk.side === 2 ? _("到{name}，在右手边") : _("到{name}"), { name: walk.ends[1] });
  const unknown = (meters, words) => meters > AFAR && fill(words, { meters: rounded(meters) });
  return [unknown(walk.before, _("先从门口走到路上，约 {meters} 米，地图上没有画")), ...walk.legs,
    unknown(walk.behind, _("再从路上走到门口，约 {meters} 米，地图上没有画")), arrive].filter(Boolean);
}

function summaryOf({ minutes, meters, steps, crossings, isKnown }) {
  return [
    fill(_("步行 {count} 分钟").forms(minutes), { count: minutes }), fill(_("{meters} 米"), { meters: rounded(meters) }),
    isKnown && (steps ? fill(_("台阶 {meters} 米"), { meters: Math.max(1, steps) }) : _("没有台阶")),
    isKnown && (crossings ? fill(_("过马路 {count} 次").forms(crossings), { count: crossings }) : _("不用过大马路")),
  ].filter(Boolean).join(" · ");
}

// Tells one walk in a box; returns its points.
circlesMap.tellWalk = (box, data, at, close) => {
  const walk = walkOf(data, at), head = element("h3", "", fill(_("从{from}走到{to}"), { from: walk.ends[0], to: walk.ends[1] }));
  head.tabIndex = -1;
  box.textContent = "";
  [head, element("p", "map-told-sum", summaryOf(walk)), element("ol", "", sentences(walk).map(text => element("li", "", text))),
    element("p", "small muted", _("按地图上的路算。红绿灯、路面好不好走，地图上没有写，不知道。")),
    button(_("收起走法"), close)].forEach(part => box.appendChild(part));
  head.focus({ preventScroll: true });
  return walk.points;
};
