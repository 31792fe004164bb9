// The keys by which a term is looked up in a large directory; search_keys.py in generator/service_circles/writing/finding/search/ lists them.
// A way is {tier, keys}: documents that have all the keys; or {tier, head}: any key that begins so. Of a name,
// `first` is the key of those that begin with the term, and so come before the others.
const NAMED = 1, HEARD = 3, INITIALS = 4, OFFERED = 5.5, TOLD = 6, NONE = 255;

function windows(signs, size) {
  const found = [];
  for (let at = 0; at + size <= signs.length; at++) found.push(signs.slice(at, at + size).join(""));
  return found;
}

function waysOf(term) {
  const signs = Array.from(term);
  if (/^\d+$/.test(term)) return waysOfDigits(term, windows(signs, 2));
  if (/^[a-z\d]+$/.test(term)) return waysOfLatin(term, windows(signs, 3));
  if (signs.length === 1) return [{ tier: NAMED, head: term }];
  const pairs = windows(signs, 2);
  return [{ tier: NAMED, keys: pairs, first: signs[0] + "^" }, { tier: TOLD, keys: pairs.map(pair => "~" + pair) }];
}

function waysOfLatin(term, threes) {
  const first = term.slice(0, 2) + "^";
  if (term.length < 3) {
    return term.length < 2 ? [] : [{ tier: HEARD, keys: [first] }, { tier: INITIALS, head: "'" + term }];
  }
  const ways = [{ tier: HEARD, keys: threes, first }, { tier: TOLD, keys: threes.map(three => "~" + three) }];
  const isOfInitials = !/[iuv]/.test(term) && term.length < 13;  // no syllable begins with these
  return isOfInitials ? ways.concat({ tier: INITIALS, keys: threes.map(three => "'" + three) }) : ways;
}

// Long numbers are phones, of which people know the end, the whole, or what comes after the area's code.
function waysOfDigits(term, pairs) {
  if (term.length < 2) return [];
  const ways = term.length > 3 ? [] : [{ tier: NAMED, keys: pairs }, { tier: TOLD, keys: pairs.map(pair => "~" + pair) }];
  if (term.length < 4) return ways;
  const fours = [term.slice(-4), term.slice(0, 4), term.slice(-8, -4)].filter(four => four.length === 4);
  return ways.concat(Array.from(new Set(fours), four => ({ tier: TOLD, keys: ["#" + four] })));
}

function headOf(key) {
  if (key[0] === "@") return key;
  const start = "~'#".includes(key[0]) ? 1 : 0;
  const [sign] = Array.from(key.slice(start));
  return key.slice(0, start) + (sign < "\x80" ? key.slice(start, start + 2) : sign);
}

// So many of the keys as are needed, from all over the term, and rather not those that many documents have.
function fewOf(keys, isCommon, most) {
  const rare = keys.filter(key => !isCommon(key));
  const chosen = rare.length ? rare : keys;
  if (chosen.length <= most) return chosen;
  const step = (chosen.length - 1) / Math.max(most - 1, 1);
  return Array.from({ length: most }, (_, at) => chosen[Math.round(at * step)]);
}
