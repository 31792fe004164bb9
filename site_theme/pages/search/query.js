// What a query asks for: its terms without question words, other forms of them, and what it wants besides
// (generator/service_circles/writing/finding/search/query_words.yaml has the words).
const lists = {};
let sameWords = [], numerals = null;
const formsKnown = new Map();

function learnWords(words) {
  ["ignored", "weak", "places", "open", "near", "elsewhere"].forEach(name => { lists[name] = wordList(words[name]); });
  sameWords = words.same;
  lists.moments = Object.keys(words.moments).map(word => [word, wordList(words.moments[word])]);
  lists.urgent = {};
  Object.keys(words.urgent).forEach(id => {
    lists.urgent[id] = [].concat(...words.urgent[id].map(word => (word[0] === "=" ? words.hazards[word.slice(1)] : [word])));
  });
  lists.phrases = new Set([].concat(words.ignored, words.open, words.near, words.elsewhere, ...Object.values(words.moments), ...sameWords).filter(isLatin));
  const { digits, ten, hundred, zero, two } = words.numerals, one = "([" + digits.slice(1) + "])";
  numerals = { ...words.numerals, pattern: new RegExp("[" + digits + ten + hundred + zero + two + "]+", "g"),
    whole: new RegExp("^(?:" + one + hundred + ")?(?:" + digits[0] + "|" + one + "?" + ten + ")?" + one + "?$") };
  lists.first = Object.keys(words.first).map(kind => [kind, new Set(words.first[kind])]);
}

// More words of the same meaning, and the Latin phrases among them.
function learnSame(same) {
  sameWords = sameWords.concat(same);
  [].concat.apply([], same).filter(isLatin).forEach(phrase => lists.phrases.add(phrase));
  formsKnown.clear();
}

const isLatin = text => /^[\x00-\x7f]+$/.test(text);

// Words of a list: Latin ones are whole terms, Chinese ones are cut out of a term, the longest first.
function wordList(words) {
  const chinese = words.filter(word => !isLatin(word)).sort((one, other) => other.length - one.length);
  const single = chinese.filter(word => word.length === 1).join(""), longer = chinese.filter(word => word.length > 1).join("|");
  const parts = [longer, single && "^[" + single + "]|[" + single + "]$"].filter(Boolean);
  return { latin: new Set(words.filter(isLatin)), chinese: parts.length ? new RegExp(parts.join("|"), "g") : /(?!)/g };
}

// Latin terms that are one phrase together, such as "near me" and "nursing home".
function withPhrases(terms) {
  const found = [];
  for (let at = 0; at < terms.length;) {
    const size = [3, 2].find(count => at + count <= terms.length && lists.phrases.has(terms.slice(at, at + count).join(""))) || 1;
    found.push(terms.slice(at, at + size).join(""));
    at += size;
  }
  return found;
}

// The terms without the words of a list, and whether there were any.
function without(list, terms) {
  const left = [].concat.apply([], terms.map(term => (
    isLatin(term) ? (list.latin.has(term) ? [] : [term]) : term.replace(list.chinese, " ").split(" ").filter(Boolean))));
  return { left, had: left.join(" ") !== terms.join(" ") };
}

const hasWord = (list, terms) => without(list, terms).had;

// {typed, bare, barest, open, near, when}: lists of terms with ever less that does not name anything; `when` is a moment as in
// lib/moments.js.
function understood(query) {
  const typed = withPhrases(termsOf(query, 14));
  const named = without(lists.ignored, typed).left;
  const moment = lists.moments.find(([, list]) => hasWord(list, typed));
  const open = without(lists.open, named), isOpen = open.had || Boolean(moment && hasWord(lists.places, typed));
  if (isOpen && moment) open.left = without(moment[1], open.left).left;
  const near = without(lists.near, open.left), bare = near.left;
  const six = terms => terms.slice(0, 6), barest = without(lists.weak, bare).left;
  const isPlace = near.had || isOpen || (barest.length < 2 && hasWord(lists.places, typed)), when = moment && isOpen ? moment[0] : "";
  return { isPlace, typed: six(typed), bare: six(bare), barest: six(barest), open: isOpen, near: near.had, when, isElsewhere: hasWord(lists.elsewhere, typed) };
}

// Forms of a term, each with its penalty: the term, numbers in the other digits, words of the same meaning, an English
// word without its ending.
function formsOf(term) {
  if (!formsKnown.has(term)) {
    const forms = new Map([[term, 0]]);
    const add = (form, cost) => { if (form && !forms.has(form)) forms.set(form, cost); };
    numbersOf(term).forEach(form => add(form, 0.1));
    Array.from(forms.keys()).forEach(form => samesOf(form).forEach(same => add(same, 0.6)));
    add(/^[a-z]{5,}$/.test(term) && stemOf(term), 0.7);
    formsKnown.set(term, Array.from(forms).slice(0, 12));
  }
  return formsKnown.get(term);
}

const isKnownWord = term => sameWords.some(words => words.includes(term));
const samesOf = term => [].concat.apply([], sameWords.filter(words => words.includes(term))).filter(word => word !== term);

function stemOf(term) {
  const stem = term.replace(/(ations?|ions?|ing|ies|ied|ed|es|s|y)$/, "");
  return stem.length > 3 && stem !== term ? stem : null;
}

// The same term with its numbers in Chinese and in Arabic digits.
function numbersOf(term) {
  const chinese = term.replace(/\d+/g, digits => (digits.length < 3 ? inChinese(Number(digits)) : digits));
  return [chinese, term.replace(numerals.pattern, inArabic)].filter(form => form !== term);
}

function inChinese(number) {
  const { digits, ten } = numerals, tens = Math.floor(number / 10), ones = number % 10;
  return (tens > 1 ? digits[tens] : "") + (tens ? ten : "") + (ones || !tens ? digits[ones] : "");
}

function inArabic(text) {
  const { digits, ten, hundred, zero, two, whole } = numerals;
  const plain = text.split(zero).join(digits[0]).split(two).join(digits[2]);
  if (!plain.includes(ten) && !plain.includes(hundred)) return Array.from(plain, digit => digits.indexOf(digit)).join("");
  const found = whole.exec(plain);
  if (!found) return text;
  const [, hundreds, tens, ones] = found.map(part => (part ? digits.indexOf(part) : 0));
  return String(100 * hundreds + 10 * (tens || Number(plain.includes(ten))) + ones);
}

// Emergency numbers whose words are in the query, those with the longest word first: what cannot wait comes first.
function urgentRows(query) {
  const whole = folded(query), latin = " " + termsOf(query, 14).join(" ") + " ";
  const measured = rowsOfKind("emergency").map(row => {
    const words = (lists.urgent[row.id] || []).filter(word => isSaid(word, whole, latin));
    return { row, length: Math.max(0, ...words.map(word => word.length)) };
  });
  return measured.filter(one => one.length).sort((one, other) => other.length - one.length).map(one => one.row);
}

function isSaid(word, whole, latin) {
  if (!isLatin(word)) return whole.includes(word) || (isLatin(whole) && whole.length > 3 && soundsWhole(whole, word));
  return latin.includes(" " + word + " ") || (word.length > 6 && latin.replace(/ /g, "").includes(word));
}

function soundsWhole(typed, word) {
  const heard = heardIn(typed, Array.from(word));
  return heard !== null && !heard.skips && heard.to - heard.from === Array.from(word).length;
}
