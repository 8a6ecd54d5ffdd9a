// The one script of a dossier. Everything it does is an addition: without it, each link still leads to what it names.
// Parts: storage, colours, languages, card, addresses, filters, tables. It asks no host for anything and works from file://.
(function () {
  "use strict";
  var root = document.documentElement;
  var article = document.querySelector("main .text");
  var status = document.getElementById("dossier-status");

  function all(selector, scope) { return Array.from((scope || document).querySelectorAll(selector)); }
  function fill(pattern, values) { return pattern.replace(/\{(\w+)\}/g, function (_, key) { return values[key]; }); }
  function announce(text) { if (status) status.textContent = text; }
  function recall(store, key) { try { return window[store].getItem(key); } catch (error) { return null; } }
  function keep(store, key, value) {
    try { if (value === null) window[store].removeItem(key); else window[store].setItem(key, value); } catch (error) { /* storage is closed */ }
  }

  // Colours: as on the device, light, dark; kept on this device only.
  function startColours() {
    var button = document.querySelector("[data-scheme-button]");
    if (!button) return;
    var schemes = ["system", "light", "dark"];
    function show() { button.setAttribute("aria-label", button.dataset[root.dataset.scheme || "system"]); button.title = button.getAttribute("aria-label"); }
    button.addEventListener("click", function () {
      var next = schemes[(schemes.indexOf(root.dataset.scheme || "system") + 1) % schemes.length];
      if (next === "system") delete root.dataset.scheme; else root.dataset.scheme = next;
      keep("localStorage", "dossier-scheme", next === "system" ? null : next);
      show();
      announce(button.getAttribute("aria-label"));
    });
    show();
  }

  // Bar: it leaves with the text and comes back when a reader scrolls up, so that the languages are at hand in the middle of a page.
  var bar = document.querySelector(".bar");
  function startBar() {
    if (!bar) return;
    var current = bar.querySelector(".sections [aria-current]");
    // on a phone the sections stand in a line that moves sideways
    if (current) { var line = current.closest("nav"); line.scrollLeft = current.offsetLeft - (line.clientWidth - current.offsetWidth) / 2; }
    var last = window.scrollY, finger = 0, wanted = false;
    function want() { wanted = true; set(false); }
    function set(away) { bar.classList.toggle("is-away", away && window.scrollY > bar.offsetHeight); }
    window.addEventListener("scroll", function () {
      var step = window.scrollY - last;
      last = window.scrollY;
      // a leap up is a link's doing, and the bar would cover what it leads to
      if (step > 0 || step < -window.innerHeight / 2) set(true);
      // what was asked for while the page still went down holds as soon as it goes up
      else if (wanted || last <= bar.offsetHeight) set(false);
    }, { passive: true });
    window.addEventListener("wheel", function (event) { wanted = false; if (event.deltaY < 0) want(); }, { passive: true });
    window.addEventListener("touchstart", function (event) { finger = event.touches[0].clientY; }, { passive: true });
    window.addEventListener("touchmove", function (event) {
      if (event.touches[0].clientY > finger + 4) want();
      else if (event.touches[0].clientY < finger - 4) wanted = false;
      finger = event.touches[0].clientY;
    }, { passive: true });
    document.addEventListener("keydown", function (event) { if (event.key === "PageUp" || event.key === "ArrowUp") want(); });
    document.addEventListener("focusin", function (event) { if (!bar.contains(event.target)) { wanted = false; set(true); } });
  }

  // Languages: both have the same headings, paragraphs and items, so the place is a heading and a number of blocks after it.
  var BLOCKS = "p, li, blockquote, dd, tr";
  function placeInText() {
    var heading = null, edge = bar ? Math.max(0, bar.getBoundingClientRect().bottom) : 0;
    all(":is(h2, h3, section, li, tr, div)[id]", article).forEach(function (element) {
      if (/^(cite|note|entry)-/.test(element.id)) return;
      if (element.getClientRects().length && element.getBoundingClientRect().top <= edge + 80) heading = element;
    });
    if (!heading) return null;
    var blocks = blocksAfter(heading), skipped = 0;
    while (skipped < blocks.length && blocks[skipped].getBoundingClientRect().bottom <= edge + 8) skipped += 1;
    var block = blocks[skipped] || heading;
    return { id: heading.id, block: skipped, top: Math.round(block.getBoundingClientRect().top) };
  }
  function blocksAfter(heading) {
    return all(BLOCKS, article).filter(function (block) {
      return heading.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING && block.getClientRects().length;
    });
  }
  function startLanguages() {
    all("a[data-language]").forEach(function (link) {
      link.addEventListener("click", function () {
        keep("localStorage", "dossier-language", link.dataset.language);
        var place = article && window.scrollY > 40 && !link.classList.contains("missing") ? placeInText() : null;
        link.hash = place ? place.id : "";
        if (place) keep("sessionStorage", "dossier-place", JSON.stringify(place));
      });
    });
    var kept = recall("sessionStorage", "dossier-place");
    keep("sessionStorage", "dossier-place", null);
    if (!kept || !article) return;
    // The browser scrolls to the heading itself until the page is loaded, and faces that arrive late move the text;
    // the paragraph comes after that.
    window.addEventListener("load", function () { document.fonts.ready.then(function () { setTimeout(function () {
      var place = JSON.parse(kept);
      var heading = location.hash.slice(1) === place.id && document.getElementById(place.id);
      var block = heading && blocksAfter(heading)[place.block];
      if (block) window.scrollBy({ top: block.getBoundingClientRect().top - place.top, behavior: "instant" });
    }); }); });
  }
  function suggestLanguage() {
    var links = all(".frame-root article a[hreflang]");
    var wanted = [recall("localStorage", "dossier-language")].concat(navigator.languages || [navigator.language]);
    var code = wanted.map(function (tag) { return tag && tag.toLowerCase().split("-")[0].replace(/^in$/, "id"); })
      .find(function (tag) { return links.some(function (link) { return link.hreflang === tag; }); });
    links.forEach(function (link) {
      link.addEventListener("click", function () { keep("localStorage", "dossier-language", link.hreflang); });
      if (link.hreflang === code) (link.closest("li") || link).classList.add("suggested");
    });
  }

  // Card: one at a time, holding copies of what the link names. Hover and focus open it; a click or tap pins it.
  var shape = document.getElementById("dossier-card");
  var card = null, owner = null, pinned = false, quiet = false, timer = 0, lastPointer = "mouse";
  var narrow = window.matchMedia("(max-width: 44rem)");

  // A link that names one note alone needs no list of them.
  function idsOf(link) { return (link.dataset.card || link.getAttribute("href").slice(1)).split(/\s+/); }
  function partsOf(link) {
    return idsOf(link).map(function (id) { return document.getElementById(id); }).filter(Boolean);
  }
  function isCitation(link) { return link.getAttribute("href").charAt(0) === "#"; }
  function linksTo(id) {
    return all('main a[data-card~="' + id + '"], main td > a[href="#' + id + '"]:not([data-card])').filter(function (link) { return link.getClientRects().length && !link.closest(".peek"); });
  }
  function copyOf(part) {
    var copy = part.cloneNode(true);
    all(".backlinks, .anchor, .headerlink", copy).forEach(function (element) {
      var before = element.previousSibling;
      if (before && before.nodeType === 3) before.textContent = before.textContent.replace(/\s*·\s*$/, "");
      element.remove();
    });
    [copy].concat(all("[id], [data-card]", copy)).forEach(function (element) {
      element.removeAttribute("id");
      element.removeAttribute("data-card");
    });
    if (copy.tagName === "LI") {
      var box = document.createElement("div");
      box.className = copy.className;
      box.append.apply(box, Array.from(copy.childNodes));
      copy = box;
    } else if (copy.querySelector(":scope > dt")) {
      var list = document.createElement("dl");
      list.className = copy.className;
      list.append.apply(list, Array.from(copy.childNodes));
      copy = list;
    }
    return copy;
  }
  function itemFor(part, index, parts) {
    var item = document.createElement("div");
    item.className = "peek-item";
    var source = part.closest(".note-source");
    var before = parts[index - 1];
    var chip = source && (!before || before.closest(".note-source") !== source) && source.querySelector(".chip");
    if (chip) item.append(chip.cloneNode(true));
    item.append(copyOf(part));
    var places = part.id.indexOf("note-") === 0 ? linksTo(part.id) : [];
    if (places.length > 1) item.append(stepsFor(part, places));
    return item;
  }
  function stepsFor(part, places) {
    var steps = document.getElementById("dossier-steps").content.cloneNode(true);
    var words = card.dataset, at = places.indexOf(owner);
    steps.querySelector(".peek-cited").textContent = fill(words.cited, { count: places.length }) +
      (at < 0 ? "" : " · " + fill(words.place, { number: at + 1, count: places.length }));
    all("button", steps).forEach(function (button) {
      button.addEventListener("click", function () {
        var step = Number(button.dataset.step);
        stepTo(places[(at + step + places.length) % places.length], part.id, step);
      });
    });
    steps.firstElementChild.dataset.note = part.id;
    return steps;
  }
  function stepTo(link, id, step) {
    unfold(link);
    link.scrollIntoView({ block: "center", behavior: "instant" });
    open(link, true);
    link.classList.add("is-stepped");
    var again = card.querySelector('[data-note="' + id + '"] [data-step="' + step + '"]');
    (again || card).focus();
  }
  function open(link, pin) {
    clearTimeout(timer);
    if (owner === link) { pinned = pinned || pin; return true; }
    var parts = partsOf(link);
    if (!parts.length || !shape) return false;
    close();
    owner = link;
    pinned = pin;
    card = shape.content.firstElementChild.cloneNode(true);
    card.id = "dossier-open-card";
    card.setAttribute("aria-label", parts[0].classList.contains("entry") ? card.dataset.explanation : card.dataset.quotations);
    card.querySelector(".peek-body").append.apply(card.querySelector(".peek-body"), parts.map(itemFor));
    card.querySelector(".peek-close").addEventListener("click", function () { close(true); });
    card.addEventListener("pointerenter", function () { clearTimeout(timer); });
    card.addEventListener("pointerleave", closeSoon);
    (link.closest("sup") || link).after(card);
    if (card.showPopover) { card.popover = "manual"; card.showPopover(); }
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", card.id);
    place();
    return true;
  }
  function close(returnFocus) {
    clearTimeout(timer);
    if (!card) return;
    var inside = card.contains(document.activeElement), link = owner;
    card.remove();
    link.removeAttribute("aria-expanded");
    link.removeAttribute("aria-controls");
    link.classList.remove("is-stepped");
    card = owner = null;
    pinned = false;
    if (returnFocus && inside) { quiet = true; link.focus({ preventScroll: true }); quiet = false; }
  }
  function closeSoon() {
    clearTimeout(timer);
    if (!pinned) timer = setTimeout(function () { if (card && !card.contains(document.activeElement) && document.activeElement !== owner) close(); }, 260);
  }
  function place() {
    if (!card) return;
    var line = owner.getClientRects()[0] || owner.getBoundingClientRect();
    if (narrow.matches) {
      card.style.left = card.style.top = card.style.maxHeight = "";
      var over = line.bottom - card.getBoundingClientRect().top + 16;
      // pointing alone moves no page
      if (over > 0 && (pinned || owner === document.activeElement)) window.scrollBy({ top: over, behavior: "instant" });
      return;
    }
    card.style.maxHeight = "";
    var box = card.getBoundingClientRect(), width = root.clientWidth, gap = 8;
    var left = Math.max(12, Math.min(line.left - 24, width - box.width - 12));
    // below if it fits, or else on the side with more room, and never over the marker itself
    var below = window.innerHeight - line.bottom - gap - 8, above = line.top - gap - 8;
    var room = box.height <= below ? below : Math.max(below, above, 120);
    if (box.height > room) card.style.maxHeight = room + "px";
    var height = Math.min(box.height, room);
    var top = room === below ? line.bottom + gap : line.top - gap - height;
    top = Math.max(8, Math.min(top, window.innerHeight - height - 8));
    card.style.left = left + window.scrollX + "px";
    card.style.top = top + window.scrollY + "px";
  }
  function cardLink(event) {
    var link = event.target instanceof Element && event.target.closest("main a[data-card], main td > a[href^='#note-']");
    return link && !link.closest(".peek") ? link : null;
  }
  function startCards() {
    if (!shape || !shape.content.firstElementChild) return;
    document.addEventListener("pointerdown", function (event) {
      lastPointer = event.pointerType || "mouse";
      if (card && !card.contains(event.target) && !owner.contains(event.target)) close();
    });
    document.addEventListener("pointerover", function (event) {
      var link = event.pointerType === "mouse" && cardLink(event);
      if (!link) return;
      clearTimeout(timer);
      if (link !== owner && !pinned) timer = setTimeout(function () { open(link, false); }, 140);
    });
    document.addEventListener("pointerout", function (event) {
      var link = event.pointerType === "mouse" && cardLink(event);
      if (link && !link.contains(event.relatedTarget)) closeSoon();
    });
    document.addEventListener("focusin", function (event) {
      var link = cardLink(event);
      if (link && !quiet && link.matches(":focus-visible")) open(link, false);
      else if (card && !card.contains(event.target) && event.target !== owner) close();
    });
    document.addEventListener("click", function (event) {
      var link = cardLink(event);
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      var byKey = event.detail === 0, byTouch = !byKey && lastPointer !== "mouse";
      if (!isCitation(link) && !byTouch) return;
      if (byTouch && owner === link && pinned) {
        if (isCitation(link)) { event.preventDefault(); close(); }
        return;
      }
      if (!open(link, true)) return;
      event.preventDefault();
      if (byKey) card.focus();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && card) { event.preventDefault(); close(true); }
    });
    window.addEventListener("resize", place);
  }

  // Addresses: the sign beside a heading, point, event, passage or note copies its address.
  function copyText(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    var copied = document.execCommand("copy");
    area.remove();
    return copied ? Promise.resolve() : Promise.reject(new Error("copying is not allowed"));
  }
  function markNotes() {
    all(".note[id] .where", article).forEach(function (line) {
      var sign = document.createElement("a");
      sign.className = "anchor";
      sign.href = "#" + line.closest(".note").id;
      sign.setAttribute("aria-label", status.dataset.note);
      line.querySelector("a").after(" ", sign);
    });
  }
  function startAddresses() {
    if (!status) return;
    markNotes();
    document.addEventListener("click", function (event) {
      var link = event.target instanceof Element && event.target.closest("a.anchor, a.headerlink");
      if (!link) return;
      var own = link.dataset.copy && document.getElementById(link.dataset.copy);
      copyText(own ? own.textContent : link.href).then(function () {
        link.classList.add("copied");
        link.focus({ preventScroll: true });
        announce(own ? link.dataset.copied : status.dataset.copied);
        setTimeout(function () { link.classList.remove("copied"); announce(""); }, 2500);
      }, function () { /* the address bar holds the address all the same */ });
    });
  }

  // Filters: what does not fit is hidden; the choice stands in the address.
  var FITS = {
    topic: function (item, value) { return listed(item.dataset.topics, value); },
    source: function (item, value) { return listed(item.dataset.sources, value); },
    name: function (item, value) { return listed(item.dataset.names, value); },
    differs: function (item) { return Boolean(item.dataset.differs); },
    voice: function (item) { return item.hasAttribute("data-one-voice"); }
  };
  function listed(list, value) { return (" " + (list || "") + " ").indexOf(" " + value + " ") >= 0; }
  function startFilters() {
    var form = document.querySelector("form.filters");
    if (!form) return;
    var items = all("tr[data-topics], li[data-topics]", article);
    var fields = all("select, [type=checkbox]", form).filter(function (field) { return FITS[field.name]; });
    var count = form.querySelector(".filter-count") || article.querySelector(".filter-count");
    function value(field) { return field.type === "checkbox" ? (field.checked ? "1" : "") : field.value; }
    function read() {
      var query = new URLSearchParams(location.search);
      fields.forEach(function (field) {
        var wanted = query.get(field.name) || "";
        if (field.type === "checkbox") field.checked = Boolean(wanted);
        else field.value = all("option", field).some(function (option) { return option.value === wanted; }) ? wanted : "";
      });
    }
    function apply() {
      var chosen = fields.filter(value), shown = 0;
      items.forEach(function (item) {
        item.hidden = !chosen.every(function (field) { return FITS[field.name](item, value(field)); });
        if (!item.hidden) shown += 1;
      });
      if (count) count.textContent = fill(status.dataset.shown, { shown: shown, total: items.length });
    }
    function write() {
      var query = new URLSearchParams();
      fields.filter(value).forEach(function (field) { query.set(field.name, value(field)); });
      try { history.replaceState(null, "", location.pathname + (query.toString() ? "?" + query : "") + location.hash); } catch (error) { /* some browsers keep file addresses fixed */ }
    }
    function change() { close(); apply(); write(); }
    form.addEventListener("change", change);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(change); });
    window.addEventListener("popstate", function () { read(); apply(); });
    form.hidden = false;
    read();
    apply();
    revealTarget(items);
  }
  function revealTarget(items) {
    function show() {
      var target = location.hash && document.getElementById(location.hash.slice(1));
      var item = target && target.closest("tr[hidden], li[hidden]");
      if (items.indexOf(item) >= 0) { item.hidden = false; item.scrollIntoView(); }
    }
    window.addEventListener("hashchange", show);
    show();
  }

  // What is folded opens for whoever is led into it.
  function unfold(element) {
    for (var fold = element && element.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true;
  }
  function unfoldTarget() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("details:not([open])")) { unfold(target); target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", unfoldTarget);
  unfoldTarget();

  // Contents beside the text are open for screen readers, too, which would take them for folded.
  function openContents() {
    var fold = document.querySelector(".contents details"), wide = window.matchMedia("(min-width: 64rem)");
    function set() { fold.open = wide.matches; }
    if (!fold) return;
    set();
    wide.addEventListener("change", set);
  }

  // A table that fits its box needs no stop for the keyboard.
  function freeStops() {
    if (!window.ResizeObserver) return;
    var observer = new ResizeObserver(function (entries) {
      entries.forEach(function (entry) {
        var box = entry.target.closest(".scroll");
        if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
        else box.removeAttribute("tabindex");
      });
    });
    // what is inside changes its size without the box when a font arrives
    all(".scroll, .scroll > *").forEach(function (part) { observer.observe(part); });
  }

  // On narrow screens the matrix is laid out as blocks; its roles keep it a table for screen readers.
  function nameTables() {
    all("table.matrix").forEach(function (table) {
      table.setAttribute("role", "table");
      all("thead, tbody", table).forEach(function (group) { group.setAttribute("role", "rowgroup"); });
      all("tr", table).forEach(function (row) { row.setAttribute("role", "row"); });
      all("th", table).forEach(function (cell) { cell.setAttribute("role", cell.scope === "row" ? "rowheader" : "columnheader"); });
      all("td", table).forEach(function (cell) { cell.setAttribute("role", "cell"); });
    });
  }

  // What changes the page comes before what measures it, so that browsers lay it out once.
  startColours();
  openContents();
  nameTables();
  startAddresses();
  startFilters();
  startLanguages();
  suggestLanguage();
  startCards();
  startBar();
  freeStops();
})();
