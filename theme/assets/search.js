// Search the site's own index with a reader's words. Without this script the page lists every page.
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
// How many pages are shown of those that are found.
const MOST = 20;
const query = (new URLSearchParams(location.search).get("q") ?? "").trim().slice(0, 100);
document.getElementById("find-words").value = query;

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u2066-\u2069]/g, "").replace(/[’']/g, "");
const wordsIn = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const SMALL = new Set("a an and are at be can do for from how i in is it me my of on or our the to we what when where who with you your".split(" "));

// Each asked word with what else it may be called: the word counts fully, another name for it half.
function asked(text, synonyms) {
  const all = wordsIn(text);
  const words = all.filter((word) => !SMALL.has(word));
  return (words.length ? words : all).map((word) => {
    const names = new Map();
    for (const group of synonyms) {
      if (group.some((name) => wordsIn(name).some((part) => part === word || (word.length > 3 && part.startsWith(word))))) {
        for (const name of group) names.set(plain(name), 0.5);
      }
    }
    return names.set(word, 1);
  });
}

// How well a name is found in a list of words: whole, at the beginning of a word, or (several words) in a row.
function found(name, words, text) {
  if (name.includes(" ")) return text.includes(name) ? 1 : 0;
  let best = 0;
  for (const word of words) {
    if (word === name) return 1;
    if (word.startsWith(name) && name.length > 1) best = 0.7;
    else if (name.length > 5 && word.length > 4 && name.startsWith(word)) best = Math.max(best, 0.5);
  }
  return best;
}

function score(entry, words) {
  let sum = 0;
  for (const names of words) {
    let best = 0;
    for (const [name, weight] of names) {
      const words = 6 * found(name, entry.titleWords, entry.plainTitle) + found(name, entry.textWords, entry.plainText);
      // What a page is tagged with counts for the word itself, not for another name of it.
      best = Math.max(best, weight * words, weight === 1 && entry.tags ? 12 * found(name, entry.tagWords, entry.plainTags) : 0);
    }
    if (!best) return 0;
    sum += best;
  }
  return sum;
}

// How many letters are wrong, missing, too many or swapped; stops counting above the limit.
function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before = [], last = [...Array(other.length + 1).keys()];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      line[at] = Math.min(last[at] + 1, line[at - 1] + 1, last[at - 1] + (same ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) line[at] = Math.min(line[at], before[at - 2] + 1);
    }
    if (Math.min(...line) > limit) return limit + 1;
    [before, last] = [last, line];
  }
  return last[other.length];
}

// The words with each one that this site does not know put right, where one of its own words with the same first letter is near.
function corrected(text, known) {
  return wordsIn(text).map((word) => {
    if (word.length < 4 || known.has(word) || SMALL.has(word)) return word;
    let nearest = word, least = word.length < 7 ? 2 : 3, often = 0;
    for (const [other, count] of known) {
      if (other.startsWith(word)) return word;
      if (other.length < 4 || other[0] !== word[0]) continue;
      const far = distance(word, other, least);
      if (far < least || (far === least && nearest !== word && count > often)) [nearest, least, often] = [other, far, count];
    }
    return nearest;
  }).join(" ");
}

function snippet(text, words) {
  const flat = plain(text);
  const at = Math.max(0, ...words.map((names) => Math.max(...[...names.keys()].map((name) => flat.search(new RegExp(`(?<![\\p{L}\\p{N}])${name}`, "u"))))));
  const start = at < 60 ? 0 : text.indexOf(" ", at - 60) + 1;
  return (start ? "… " : "") + text.slice(start, start + 180).trim() + (start + 180 < text.length ? " …" : "");
}

function show(results, words) {
  for (const { page, entry } of results) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.location || "./";
    link.textContent = page.title;
    const text = document.createElement("p");
    text.textContent = snippet(entry.text || page.text, words);
    item.append(link, text);
    if (entry !== page) {
      const part = document.createElement("a");
      part.href = entry.location;
      part.textContent = entry.title;
      part.className = "results-part";
      item.append(part);
    }
    list.append(item);
  }
  list.hidden = !results.length;
}

// The pages that hold all words, best first; a page counts by its best part, and a little by all of them.
function ranked(docs, words) {
  const pages = new Map();
  for (const entry of docs) {
    const address = entry.location.split("#")[0];
    if (address === entry.location) pages.set(address, { page: entry, entry, score: 0, sum: 0 });
    const group = pages.get(address);
    const value = score(entry, words) * (entry === group.page ? 1.5 : 1) * (group.page.boost ?? 1);
    group.sum += value;
    if (value > group.score) Object.assign(group, { entry, score: value });
  }
  return [...pages.values()].filter((group) => group.score)
    .sort((one, other) => other.score + other.sum / 10 - one.score - one.sum / 10 || one.page.title.localeCompare(other.page.title));
}

async function search() {
  const answer = await fetch("search/search_index.json");
  if (!answer.ok) throw new Error(answer.statusText);
  const { config, docs } = await answer.json();
  const known = new Map();
  for (const entry of docs) {
    Object.assign(entry, { titleWords: wordsIn(entry.title), textWords: wordsIn(entry.text), plainTitle: plain(entry.title), plainText: plain(entry.text) });
    Object.assign(entry, { tagWords: wordsIn(entry.tags?.join(" ") ?? ""), plainTags: plain(entry.tags?.join(", ") ?? "") });
    for (const word of [...entry.titleWords, ...entry.textWords, ...entry.tagWords]) known.set(word, (known.get(word) ?? 0) + 1);
  }
  for (const word of wordsIn(config.synonyms.flat().join(" "))) known.set(word, (known.get(word) ?? 0) + 1);
  let used = query;
  let words = asked(query, config.synonyms);
  let results = ranked(docs, words);
  if (!results.length) {
    used = corrected(query, known);
    words = asked(used, config.synonyms);
    results = ranked(docs, words);
  }
  show(results.slice(0, MOST), words);
  const sentence = results.length === 0 ? "none" : used !== query ? "instead" : results.length === 1 ? "one" : results.length > MOST ? "best" : "many";
  status.textContent = status.dataset[sentence].replace("{words}", () => query).replace("{instead}", used).replace("{most}", MOST).replace("{count}", results.length);
  // The list of every page is for those who found nothing.
  document.getElementById("every-page").hidden = results.length > 0;
  document.title = `${query} – ${document.title}`;
}

// Where this runs, the page need not say that it cannot.
const how = document.getElementById("search-how");
how.textContent = how.dataset.how;
how.hidden = query !== "";
if (query) search().catch(() => { status.textContent = status.dataset.failed; });
