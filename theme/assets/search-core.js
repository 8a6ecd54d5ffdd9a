// What search does once it is used: from typed words to places. The script of the box loads this file on first use.
// Parts: files, words, finding, joining. Every file of the index calls dossierSearch(name, value), as this one does.
dossierSearch("core", function (manifest, load, own) {
  "use strict";
  // At most so many files of words and postings for a query, families for a beginning, words typed, words of a phrase.
  var FILES = 18, FAMILIES = 24, TYPED = 12, PHRASE = 5;
  var WORTH = { A: 0.2, B: 1, C: 2, D: 4, E: 8 };
  var parsed = {};

  // Files: parsed once each; a query may bring in only so many.
  async function take(name, parse, budget) {
    if (!parsed[name]) {
      if (budget.files-- <= 0) { budget.spent = true; return null; }
      parsed[name] = load(name).then(parse, function (error) { delete parsed[name]; throw error; });
    }
    return parsed[name];
  }
  function parseWords(text) {
    var forms = new Map();
    text.split("\n").forEach(function (line) {
      var cut = line.lastIndexOf(" "), sign = line[cut + 1], foreign = sign === "*", borrowed = sign === "+";
      var families = line.slice(cut + (foreign || borrowed ? 2 : 1)).split(",");
      forms.set(line.slice(0, cut), { foreign: foreign, borrowed: borrowed, families: families.map(function (digits) { return parseInt(digits, 36); }) });
    });
    return forms;
  }
  // A family in very many places names the best of them here, and all of them in blocks, which are read when these do not do.
  function parsePostings(text) {
    return text.split("\n").map(function (line) {
      var parts = line.split("|"), rest = parts[2] ? parts[2].split(",").map(function (digits) { return parseInt(digits, 36); }) : [];
      return { forms: parts[0].split(","), list: parts[1], units: null, total: rest[0], blocks: rest.slice(1) };
    });
  }
  function parseUnits(list) {
    var number = 0, units = new Map();
    list.replace(/([0-9a-z]+)([A-E])/g, function (_, step, weight) { number += parseInt(step, 36); units.set(number, WORTH[weight]); });
    return units;
  }
  function rangeOf(starts, key) {
    var low = 0, high = starts.length;
    while (low < high) { var middle = (low + high) >> 1; if (starts[middle] <= key) low = middle + 1; else high = middle; }
    return Math.max(0, low - 1);
  }
  function wordsAt(language, range, budget) { return take(language + "/w" + range, parseWords, budget); }
  async function family(reference, budget) {
    var starts = manifest.languages[reference.language].postings, range = rangeOf(starts, reference.family);
    var lines = await take(reference.language + "/p" + range, parsePostings, budget);
    if (!lines) return null;
    var found = lines[reference.family - starts[range]];
    if (!found.units) found.units = parseUnits(found.list);
    return found;
  }
  // The places of a family down to a depth: 0 the best, then one block more each time.
  async function unitsOf(reference, known, depth, budget) {
    var units = new Map(known.units);
    for (var block of known.blocks.slice(0, depth)) {
      var held = await take(reference.language + "/b" + reference.family + "-" + block, parseUnits, budget);
      if (held) held.forEach(function (worth, unit) { units.set(unit, worth); });
    }
    if (known.blocks.length > depth) budget.deeper = true;
    return units;
  }

  // Words: what is typed is split as the build splits texts.
  function plain(text) {
    return text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").replace(/[‘’‚‛‹›′‵❛❜]/g, "'").replace(/[‐-―−﹘﹣-]/g, "-")
      .normalize("NFD").replace(/\p{M}/gu, "");
  }
  function split(text) {
    var found = [], pattern = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu, folded = plain(text), match;
    while ((match = pattern.exec(folded))) {
      var word = match[0].replace(/'s$/i, "").replace(/'/g, "").toLowerCase(), before = found[found.length - 1];
      if (before && folded.slice(before.end, match.index) === "-") before.joined = before.text + word;
      found.push({ text: word, end: pattern.lastIndex });
    }
    return found;
  }
  // Words that stand everywhere count only in phrases, or where nothing else was typed.
  function markStops(typed) {
    var stops = new Set(manifest.languages[own].stop);
    if (typed.every(function (word) { return stops.has(word.text); })) return typed;
    typed.forEach(function (word) { word.stop = stops.has(word.text); });
    return typed;
  }
  function roots(word, rules) {
    var found = new Set([word]), layer = [word];
    for (var depth = 0; depth < manifest.layers; depth += 1) {
      var next = [];
      layer.forEach(function (longer) {
        rules.suffixes.forEach(function (rule) { if (longer.endsWith(rule[0])) next.push(longer.slice(0, longer.length - rule[0].length) + rule[1]); });
        rules.prefixes.forEach(function (rule) { if (longer.startsWith(rule[0])) next.push(rule[1] + longer.slice(rule[0].length)); });
      });
      layer = next.filter(function (root) { return root.length >= manifest.root && !found.has(root) && found.add(root); });
    }
    return Array.from(found).slice(1);
  }
  // Whether two words differ by one letter that is wrong, missing, needless or has changed places with the next.
  function isSlip(typed, form) {
    var longer = Math.max(typed.length, form.length), same = 0;
    if (typed === form || Math.abs(typed.length - form.length) > 1) return false;
    while (typed[same] === form[same]) same += 1;
    if (typed.slice(same + 1) === form.slice(same + (typed.length === form.length ? 1 : 0)) && typed.length >= form.length) return true;
    if (typed.length < form.length) return typed.slice(same) === form.slice(same + 1);
    return longer === form.length && typed[same] === form[same + 1] && typed[same + 1] === form[same] && typed.slice(same + 2) === form.slice(same + 2);
  }

  // Finding: as typed; as the beginning of a word; with affixes taken off; with one slip. This language before the others.
  function references(language, entries, how) {
    var found = new Map();
    entries.forEach(function (entry) { entry[1].families.forEach(function (number) {
      if (!found.has(number)) found.set(number, { language: language, family: number, foreign: language !== own || entry[1].foreign, borrowed: entry[1].borrowed, form: entry[0], how: how });
    }); });
    return Array.from(found.values());
  }
  async function exactly(language, key, how, budget) {
    var forms = await wordsAt(language, rangeOf(manifest.languages[language].words, key), budget);
    var entry = forms && forms.get(key);
    return entry ? references(language, [[key, entry]], how) : [];
  }
  async function asTyped(key, budget, ownOnly) {
    var found = [];
    for (var language of ownOnly ? [own] : languages()) {
      if (found.some(function (reference) { return !reference.foreign && !reference.borrowed; })) break;
      found = found.concat(await exactly(language, key, "typed", budget));
    }
    return found;
  }
  async function asBeginning(language, word, budget) {
    var starts = manifest.languages[language].words, first = rangeOf(starts, word), entries = [];
    for (var range = first; range < Math.min(first + 2, starts.length) && (range === first || starts[range].startsWith(word)); range += 1) {
      (await wordsAt(language, range, budget) || []).forEach(function (entry, form) { if (form.startsWith(word) && !entry.foreign && form.indexOf(" ") < 0) entries.push([form, entry]); });
    }
    var found = references(language, entries, "beginning");
    if (found.length <= FAMILIES) return found;
    budget.short = true;
    return [];
  }
  async function asRoot(language, word, budget) {
    for (var root of roots(word, manifest.languages[language])) {
      var found = await exactly(language, root, "root", budget);
      if (found.length && !found[0].foreign) return found;
      if (budget.spent) break;
    }
    return [];
  }
  async function asSlip(language, word, budget) {
    var starts = manifest.languages[language].words, near = [];
    // The words that begin alike first; all words where there are few.
    [word.slice(0, 2), word[0]].forEach(function (start) { for (var range = rangeOf(starts, start); range <= rangeOf(starts, start + "\uffff"); range += 1) near.push(range); });
    if (starts.length <= 6) near.push.apply(near, starts.keys());
    for (var range of Array.from(new Set(near)).slice(0, 6)) {
      var entries = Array.from(await wordsAt(language, range, budget) || []).filter(function (entry) { return !entry[1].foreign && isSlip(word, entry[0]); });
      if (entries.length) return references(language, entries, "slip");
    }
    return [];
  }
  function languages() { return [own].concat(Object.keys(manifest.languages).filter(function (language) { return language !== own; })); }
  async function resolve(word, budget) {
    var found = await asTyped(word, budget);
    if (found.length || /\d/.test(word)) return found;
    if (word.length < 3) { budget.short = true; return []; }
    for (var way of [asBeginning, asRoot, asSlip]) {
      if (way === asSlip && word.length < 4) break;
      for (var language of languages()) {
        found = await way(language, word, budget);
        if (found.length) return found;
      }
    }
    return [];
  }

  // Joining: a part of the query is a word or a phrase; a place must hold all parts.
  async function places(found, budget) {
    var held = new Map();
    for (var reference of found) {
      var known = await family(reference, budget);
      if (known) (await unitsOf(reference, known, budget.depth, budget)).forEach(function (worth, unit) {
        var place = held.get(unit) || { worth: 0, because: [] };
        place.worth = Math.max(place.worth, worth);
        place.because.push({ reference: reference, forms: known.forms });
        held.set(unit, place);
      });
    }
    return held;
  }
  function both(first, second) {
    var held = new Map();
    first.forEach(function (place, unit) {
      var other = second.get(unit);
      if (other) held.set(unit, { worth: place.worth + other.worth, because: place.because.concat(other.because) });
    });
    return held;
  }
  function either(first, second) {
    var held = new Map(first);
    second.forEach(function (place, unit) {
      var other = held.get(unit);
      held.set(unit, other ? { worth: place.worth + other.worth, because: other.because.concat(place.because) } : place);
    });
    return held;
  }
  async function phraseAt(typed, at, budget) {
    for (var length = Math.min(PHRASE, typed.length - at); length > 1; length -= 1) {
      // In a long query, phrases of other languages would cost a file a word.
      var part = typed.slice(at, at + length), ownOnly = typed.length > 3;
      var found = await asTyped(part.map(function (word) { return word.text; }).join(" "), budget, ownOnly);
      if (length === 2 && part[0].joined) found = found.concat(await asTyped(part[0].joined, budget, ownOnly));
      if (found.length) return { length: length, found: found };
    }
    return null;
  }
  async function join(query, depth) {
    var typed = markStops(split(query)), budget = { files: FILES, depth: depth, deeper: false, short: false, spent: false }, parts = [];
    var answer = { units: [], missing: [], slips: [], partial: false, long: typed.length > TYPED, short: false, empty: !typed.length };
    typed = typed.slice(0, TYPED);
    for (var at = 0, length = 1; at < typed.length; at += length) {
      var phrase = await phraseAt(typed, at, budget), joined = null, lacking = [], short = budget.short;
      length = phrase ? phrase.length : 1;
      for (var word of typed.slice(at, at + length)) {
        if (word.stop) continue;
        var found = await resolve(word.text, budget);
        if (!found.length && budget.spent) { answer.long = true; continue; }
        if (!found.length) lacking.push(word.text);
        else if (!phrase && found[0].how === "slip") answer.slips.push(found[0].form);
        var held = await places(found, budget);
        joined = joined ? both(joined, held) : held;
      }
      if (phrase) budget.short = short;
      if (phrase) joined = either(await places(phrase.found, budget), joined || new Map());
      else answer.missing = answer.missing.concat(lacking);
      if (joined && (phrase || !lacking.length)) parts.push(joined);
    }
    var all = parts.length ? parts.reduce(both) : new Map();
    answer.deeper = budget.deeper && !budget.spent;
    if (!all.size && parts.length > 1 && !answer.deeper) { answer.partial = true; all = parts.reduce(either); }
    answer.short = budget.short || (budget.spent && !all.size);
    answer.units = Array.from(all).filter(function (pair) { return pair[1].worth >= 1; })
      .sort(function (a, b) { return b[1].worth - a[1].worth || a[0] - b[0]; });
    return answer;
  }
  // Answer with enough places to show; `more` goes on where very common words hold yet more, and keeps the order so far.
  async function search(query, least) {
    var depth = 0, answer = await join(query, depth);
    async function deepen() { depth += 1; var next = await join(query, depth); next.more = next.deeper ? more : null; return next; }
    async function more(before) {
      var next = await deepen(), known = new Set(before.units.map(function (pair) { return pair[0]; }));
      next.units = before.units.concat(next.units.filter(function (pair) { return !known.has(pair[0]); }));
      return next;
    }
    while (answer.deeper && answer.units.length < least) answer = await deepen();
    answer.more = answer.deeper ? more : null;
    return answer;
  }

  dossierSearch.split = function (text) { return split(text).map(function (word) { return word.text; }); };
  return { search: search, languages: languages };
});
