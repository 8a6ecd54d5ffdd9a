// The box of search in the header and the page of search. What finds (search-core.js) and the index are loaded on first
// use, as scripts that call dossierSearch(name, value), so that nothing is fetched and file:// works.
// Parts: files, excerpts, showing, box and page.
(function () {
  "use strict";
  var words = document.getElementById("dossier-search-words");
  if (!words) return;
  var say = words.dataset, own = say.language, STEP = 10, BRIEF = 5;

  // Files: each is loaded once, on first use, and calls dossierSearch with its name.
  var files = {}, arrived = {}, manifest = null, core = null;
  window.dossierSearch = function (name, value) { arrived[name] = value; };
  function load(name) {
    if (!files[name]) files[name] = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = name === "core" ? say.core : say.index + name + ".js" + (manifest ? "?" + manifest.version : "");
      script.onload = function () { resolve(arrived[name]); script.remove(); };
      script.onerror = function () { delete files[name]; script.remove(); reject(new Error(name)); };
      document.head.append(script);
    });
    return files[name];
  }
  async function start() {
    if (core) return;
    var both = await Promise.all([load("core"), load("index")]);
    manifest = both[1];
    core = both[0](manifest, load, own);
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
      add(link, "span", "found-through", fill(say.through, { words: through.form, language: namesOf(through.language === own ? core.languages()[1] : through.language) }));
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
    return [fill(say.count, { n: answer.units.length + (answer.more ? "+" : "") })].concat(notes).join(" ");
  }
  function viewOf(input, status, list, more, brief) {
    var turn = 0, timer = 0, answer = null, shown = 0;
    async function grow(mine) {
      while (answer.more && shown >= answer.units.length) answer = await answer.more(answer);
      var next = answer.units.slice(shown, shown + (brief ? BRIEF : STEP));
      var items = await Promise.all(next.map(function (pair) { return result(pair[0], pair[1], brief ? 110 : 220); }));
      if (mine !== turn) return;
      list.append.apply(list, items);
      shown += items.length;
      if (more) more.hidden = shown >= answer.units.length && !answer.more;
    }
    async function run() {
      var mine = ++turn, query = input.value, began = performance.now();
      list.dataset.state = "loading";
      if (!manifest || !list.children.length) status.textContent = query.trim() ? say.loading : say.empty;
      try {
        await start();
        var found = await core.search(query, brief ? BRIEF : STEP);
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
