// Folding: the form in which texts are compared, as in generator/service_circles/writing/finding/folding.py.
const simplified = new Map();
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]+/gu;

function learnForms(pairs) {
  const characters = Array.from(pairs);
  for (let at = 0; at < characters.length; at += 2) simplified.set(characters[at], characters[at + 1]);
}

function folded(text) {
  const usual = text.normalize("NFKD").replace(/[\u2e80-\u2ef3]/g, radical => simplified.get(radical) || "");
  const bare = usual.toLowerCase().replace(NEITHER_LETTER_NOR_DIGIT, "").normalize("NFC");
  return Array.from(bare, character => simplified.get(character) || character).join("");
}

// The terms of a query, all of which a result must have; digits alone are one number, however it was printed.
function termsOf(query, most = 6) {
  const text = query.normalize("NFKC"), isNumber = /^[\d\s()+-]+$/.test(text);
  return (isNumber ? [text] : text.split(/[\s,、;。|]+/)).map(folded).filter(Boolean).slice(0, most)
    .map(term => Array.from(term).slice(0, 40).join(""));
}
