// Answers to questions: the answer whose ways of asking share most with what was typed, by characters, pairs of them, words
// and words of the same meaning; those that few answers have count most (tf-idf).
const LIKE_ENOUGH = 0.28, SURE = 0.45, AS_GOOD = 0.95, OF_SERVICE = 0.7, OF_ONE = 0.5, UNKNOWN = 0.8;
let questions = null, heaviest = 1;
const weights = new Map();

// Only sentences are questions; names are looked up faster without.
const isSentence = (query, most = 4) => Array.from(folded(query)).filter(character => character > "\x7f").length > most || termsOf(query, 14).length > 1;

async function loadQuestions() {
  if (questions || !known.answers) return;
  const file = await fetchJson(page.home + "search/answers." + known.answers + ".json");
  if (questions) return;
  learnForms(file.simplified);
  learnSame(file.same);
  const found = file.answers.map(([id, question, texts, source, ways, about]) => ({
    question, texts, source, address: page.home + "answers/" + id + "/", ways: ways.map(featuresOf), strengths: strengthsOf(ways, about) }));
  const counts = new Map();
  found.forEach(({ strengths }) => strengths.forEach((_, feature) => counts.set(feature, (counts.get(feature) || 0) + 1)));
  heaviest = Math.log(found.length + 1);
  counts.forEach((count, feature) => weights.set(feature, Math.log((found.length + 1) / count)));
  questions = found;
}

// All features of an answer, those of its services' names with less strength.
function strengthsOf(ways, about) {
  const strengths = new Map();
  about.forEach(text => featuresOf(text).forEach(feature => strengths.set(feature, OF_SERVICE)));
  ways.forEach(text => featuresOf(text).forEach(feature => strengths.set(feature, 1)));
  return strengths;
}

function featuresOf(text) {
  const { bare } = understood(text), terms = withPhrases(termsOf(text, 14)), found = new Set();
  bare.forEach(term => {
    if (isLatin(term)) found.add(stemOf(term) || term);
    else {
      windows(Array.from(term), 2).forEach(pair => found.add(pair));
      Array.from(term).forEach(character => found.add(character));
    }
  });
  sameWords.forEach((words, at) => {
    if (terms.some(term => words.some(word => (isLatin(word) ? word === term : term.includes(word))))) found.add("=" + at);
  });
  return found;
}

const isOne = feature => feature[0] > "\x7f" && Array.from(feature).length === 1;
const weightOf = feature => (weights.has(feature) ? weights.get(feature) : heaviest * UNKNOWN) * (isOne(feature) ? OF_ONE : 1);
const sumOf = (features, strengthOf) => Array.from(features).reduce((sum, feature) => sum + weightOf(feature) * strengthOf(feature), 0);

function likenessTo(asked, { ways, strengths }) {
  const total = sumOf(asked, () => 1);
  const best = Math.max.apply(null, ways.map(way => 2 * sumOf(asked, feature => (way.has(feature) ? 1 : 0)) / (total + sumOf(way, () => 1))));
  return total ? (best + 2 * sumOf(asked, feature => strengths.get(feature) || 0) / total) / 3 : 0;
}

// The best answer, and another one if it is about as good. Who asks for a place wants its row, unless there is none; who
// asks for a moment wants a list. `best` is the rank of what else was found.
async function answersTo(query, best) {
  const { isPlace, isElsewhere, bare } = understood(query);
  if (!known.answers || (isPlace && (best < Infinity || !bare.length)) || !isSentence(query, best > OFFERED ? 2 : 4) || isElsewhere) return [];
  await loadQuestions();
  const asked = featuresOf(query);
  const ranked = questions.map(answer => ({ answer, likeness: likenessTo(asked, answer) })).sort((one, other) => other.likeness - one.likeness);
  return ranked.filter(({ likeness }) => likeness >= LIKE_ENOUGH && likeness >= ranked[0].likeness * AS_GOOD).slice(0, 2)
    .map(({ answer, likeness }) => ({ ...answer, isSure: likeness >= SURE }));
}

function answerElement({ question, texts, source, address }) {
  const link = element("a", "", question);
  link.href = address;
  return element("section", "card card-body prose", [
    element("h2", "", [link]), ...texts.map(text => element("p", "", text)), element("p", "small muted", source),
  ]);
}
