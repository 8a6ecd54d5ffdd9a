// Search over the families of words that the build has made: files of words, postings and texts, each loaded when needed.
// Every file is a script that calls dossierSearch(name, value), so that nothing is fetched and file:// works.
// Parts: files, words, finding, joining, excerpts, showing, box and page.
(function () {
  "use strict";
  var words = document.getElementById("dossier-search-words");
  if (!words) return;
  var say = words.dataset, own = say.language;
  var FILES = 14, FAMILIES = 24, TYPED = 8, PHRASE = 5, STEP = 10, BRIEF = 5;
  var WORTH = { A: 0.2, B: 1, C: 2, D: 4, E: 8 };

  // Files: each is loaded once; a query may bring in at most FILES of words and postings.
  var files = {}, arrived = {}, manifest = null;
  window.dossierSearch = function (name, value) { arrived[name] = value; };
  function load(name) {
    if (!files[name]) files[name] = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = say.index + name + ".js" + (manifest ? "?" + manifest.version : "");
      script.onload = function () { resolve(arrived[name]); script.remove(); };
      script.onerror = function () { delete files[name]; script.remove(); reject(new Error(name)); };
      document.head.append(script);
    });
    return files[name];
  }
  async function start() {
    if (!manifest) manifest = await load("index");
    return manifest;
  }
  async function take(name, parse, budget) {
    if (!files[name] && budget.files-- <= 0) { budget.spent = true; return null; }
    var value = await load(name);
    if (!value.parsed) value = arrived[name] = { parsed: parse(value) };
    files[name] = Promise.resolve(value);
    return value.parsed;
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
  function parsePostings(text) {
    return text.split("\n").map(function (line) { var cut = line.indexOf("|"); return { forms: line.slice(0, cut).split(","), list: line.slice(cut + 1), units: null }; });
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
    if (!found.units) {
      var number = 0;
      found.units = new Map();
      found.list.replace(/([0-9a-z]+)([A-E])/g, function (_, step, weight) { number += parseInt(step, 36); found.units.set(number, WORTH[weight]); });
    }
    return found;
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
  function withoutStops(typed) {
    var stops = new Set(manifest.languages[own].stop), kept = typed.filter(function (word) { return !stops.has(word.text); });
    return kept.length ? kept : typed;
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
  async function asTyped(key, budget) {
    var found = [];
    for (var language of languages()) {
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
      if (known) known.units.forEach(function (worth, unit) {
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
      var part = typed.slice(at, at + length), found = await asTyped(part.map(function (word) { return word.text; }).join(" "), budget);
      if (length === 2 && part[0].joined) found = found.concat(await asTyped(part[0].joined, budget));
      if (found.length) return { length: length, found: found };
    }
    return null;
  }
  async function search(query) {
    await start();
    var typed = withoutStops(split(query)), budget = { files: FILES, short: false, spent: false };
    var answer = { units: [], missing: [], slips: [], partial: false, long: typed.length > TYPED, short: false, empty: !typed.length };
    var parts = [];
    typed = typed.slice(0, TYPED);
    for (var at = 0; at < typed.length;) {
      var phrase = await phraseAt(typed, at, budget), length = phrase ? phrase.length : 1, joined = null, lacking = [];
      for (var word of typed.slice(at, at + length)) {
        var found = await resolve(word.text, phrase ? { files: budget.files } : budget);
        if (!found.length) lacking.push(word.text);
        else if (!phrase && found[0].how === "slip") answer.slips.push(found[0].form);
        var held = await places(found, budget);
        joined = joined ? both(joined, held) : held;
      }
      if (phrase) joined = either(await places(phrase.found, budget), joined);
      else answer.missing = answer.missing.concat(lacking);
      if (phrase || !lacking.length) parts.push(joined);
      at += length;
    }
    var all = parts.length ? parts.reduce(both) : new Map();
    if (!all.size && parts.length > 1) { answer.partial = true; all = parts.reduce(either); }
    answer.short = budget.short || (budget.spent && !all.size);
    answer.units = Array.from(all).filter(function (pair) { return pair[1].worth >= 1; })
      .sort(function (a, b) { return b[1].worth - a[1].worth || a[0] - b[0]; });
    return answer;
  }

  // Excerpts: a stretch of the text around the first words found, with all of them marked.
  function patternOf(forms) {
    var parts = forms.map(function (form) {
      var free = form !== form.toUpperCase();
      return form.split(" ").map(function (word) {
        return free ? word.replace(/\p{L}/gu, function (letter) { return "[" + letter + letter.toUpperCase() + "]"; }) : word;
      }).join("[\\s-]+");
    });
    return parts.length ? new RegExp("(^|[^\\p{L}\\p{N}])(" + parts.sort(function (a, b) { return b.length - a.length; }).join("|") + ")(?![\\p{L}\\p{N}])", "gu") : null;
  }
  function marksIn(text, forms) {
    var pattern = patternOf(forms), found = [], match;
    while (pattern && (match = pattern.exec(text))) {
      found.push([match.index + match[1].length, pattern.lastIndex]);
    }
    return found;
  }
  function excerpt(element, text, marks, length) {
    var from = marks.length && marks[0][0] > 70 ? text.lastIndexOf(" ", marks[0][0] - 50) + 1 : 0;
    var to = from + length >= text.length ? text.length : Math.max(text.lastIndexOf(" ", from + length), marks.length ? marks[0][1] : 0), done = from;
    if (from) element.append("… ");
    marks.forEach(function (mark) {
      if (mark[1] > to || mark[0] < done) return;
      var marked = document.createElement("mark");
      marked.textContent = text.slice(mark[0], mark[1]);
      element.append(text.slice(done, mark[0]), marked);
      done = mark[1];
    });
    element.append(text.slice(done, to) + (to < text.length ? " …" : ""));
  }

  // Showing: a result is a link with its kind, title, place and excerpt.
  function fill(pattern, values) { return pattern.replace(/\{(\w+)\}/g, function (_, key) { return values[key]; }); }
  function add(parent, name, kind, text) {
    var element = document.createElement(name);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  }
  function namesOf(code) { return (JSON.parse(say.languages)[code] || code); }
  function formsIn(place, language) {
    return Array.from(new Set([].concat.apply([], place.because.map(function (reason) { return reason.reference.language === language ? reason.forms : []; }))));
  }
  async function result(unit, place, length) {
    var group = await load(own + "/t" + Math.floor(unit / manifest.group)), entry = group[unit % manifest.group];
    var item = document.createElement("li"), link = add(item, "a", "found"), title, text = entry[4], language = own;
    link.href = say.root + entry[1];
    add(link, "span", "found-kind", say[entry[0]]);
    title = add(link, "span", "found-title");
    excerpt(title, entry[2], marksIn(entry[2], formsIn(place, own)), 160);
    if (entry[3]) add(link, "span", "found-where", entry[3]);
    var marks = marksIn(text, formsIn(place, own));
    if (!marks.length && entry[5]) {
      var others = marksIn(entry[5], formsIn(place, entry[6]));
      if (others.length) { text = entry[5]; marks = others; language = entry[6]; }
    } else if (entry[6] && !entry[5]) language = entry[6];
    if (text) {
      var shown = add(link, "span", "found-text");
      if (language !== own) shown.lang = language;
      excerpt(shown, text, marks, length);
    }
    var foreign = place.because.filter(function (reason) { return reason.reference.foreign; });
    if (foreign.length && foreign.length === place.because.length) {
      var through = foreign[0].reference;
      add(link, "span", "found-through", fill(say.through, { words: through.form, language: namesOf(through.language === own ? languages()[1] : through.language) }));
    }
    return item;
  }
  function statusOf(answer, query) {
    var notes = [];
    if (answer.empty) return say.empty;
    if (!answer.units.length) return answer.short ? say.short : fill(say.none, { query: query.trim() });
    if (answer.slips.length) notes.push(fill(say.slip, { words: answer.slips.join(", ") }));
    if (answer.missing.length) notes.push(fill(say.missing, { words: answer.missing.join(", ") }));
    if (answer.partial) notes.push(say.partial);
    if (answer.long) notes.push(say.long);
    return [fill(say.count, { n: answer.units.length })].concat(notes).join(" ");
  }
  function viewOf(input, status, list, more, brief) {
    var turn = 0, timer = 0, answer = null, shown = 0;
    async function grow(mine) {
      var next = answer.units.slice(shown, shown + (brief ? BRIEF : STEP));
      var items = await Promise.all(next.map(function (pair) { return result(pair[0], pair[1], brief ? 110 : 220); }));
      if (mine !== turn) return;
      list.append.apply(list, items);
      shown += items.length;
      if (more) more.hidden = shown >= answer.units.length;
    }
    async function run() {
      var mine = ++turn, query = input.value, began = performance.now();
      list.dataset.state = "loading";
      if (!manifest || !list.children.length) status.textContent = query.trim() ? say.loading : say.empty;
      try {
        var found = await search(query);
        if (mine !== turn) return;
        answer = found;
        shown = 0;
        list.replaceChildren();
        if (more) more.hidden = true;
        await grow(mine);
        if (mine !== turn) return;
        status.textContent = statusOf(found, query);
        list.dataset.took = Math.round(performance.now() - began);
        list.dataset.state = "done";
      } catch (error) {
        console.error(error);
        if (mine === turn) { list.replaceChildren(); status.textContent = say.failed; list.dataset.state = "failed"; }
      }
    }
    if (more) more.addEventListener("click", function () {
      var first = list.children.length;
      grow(turn).then(function () { var link = list.children[first] && list.children[first].querySelector("a"); if (link) link.focus(); });
    });
    return { run: run, soon: function () { clearTimeout(timer); timer = setTimeout(run, 120); } };
  }
  function arrows(place, input) {
    place.addEventListener("keydown", function (event) {
      var stops = [input].concat(Array.from(place.querySelectorAll("a.found"))), at = stops.indexOf(document.activeElement);
      var step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (!step || at < 0) return;
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
    });
  }

  // Box and page: the box in the header shows the first results; Enter leads to the page, whose address holds the query.
  function startBox(box) {
    var form = box.querySelector("form"), input = box.querySelector("input"), panel = box.querySelector(".search-panel");
    var view = viewOf(input, panel.querySelector(".search-status"), panel.querySelector("ol"), null, true), all = panel.querySelector(".search-all");
    function open() { panel.hidden = false; all.hidden = !input.value.trim(); all.href = form.action + "?q=" + encodeURIComponent(input.value.trim()); view.soon(); }
    function close() { panel.hidden = true; }
    input.addEventListener("focus", open);
    input.addEventListener("input", open);
    form.addEventListener("submit", function (event) { event.preventDefault(); if (input.value.trim()) location.href = form.action + "?q=" + encodeURIComponent(input.value.trim()); });
    box.addEventListener("keydown", function (event) { if (event.key === "Escape" && !panel.hidden) { event.preventDefault(); input.focus(); close(); } });
    box.addEventListener("focusout", function (event) { if (event.relatedTarget && !box.contains(event.relatedTarget)) close(); });
    document.addEventListener("pointerdown", function (event) { if (!box.contains(event.target)) close(); });
    arrows(box, input);
    box.hidden = false;
  }
  function startPage(place) {
    var form = place.querySelector("form"), input = place.querySelector("input");
    var view = viewOf(input, place.querySelector(".search-status"), place.querySelector("ol"), place.querySelector(".search-more"), false);
    function read() { input.value = new URLSearchParams(location.search).get("q") || ""; view.run(); }
    function write() {
      try { history.replaceState(null, "", location.pathname + (input.value.trim() ? "?q=" + encodeURIComponent(input.value.trim()) : "")); } catch (error) { /* some browsers keep file addresses fixed */ }
    }
    form.addEventListener("submit", function (event) { event.preventDefault(); write(); view.run(); });
    input.addEventListener("input", function () { write(); view.soon(); });
    window.addEventListener("popstate", read);
    arrows(place, input);
    place.hidden = false;
    if (new URLSearchParams(location.search).get("q")) read();
    else place.querySelector(".search-status").textContent = say.empty;
  }
  var box = document.querySelector("[data-search]"), place = document.querySelector("[data-search-page]");
  if (box && box.querySelector("form")) startBox(box);
  if (place) startPage(place);
})();
