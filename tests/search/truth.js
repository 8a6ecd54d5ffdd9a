// Return what a page of the built site says of its own, as pairs of place and words; repeats of other pages are left out.
// `also` are words in which what the curators wrote and what the interface says cannot be told apart.
(function () {
  var article = document.querySelector("article.text");
  var kind = (document.querySelector(".frame").className.match(/frame-(\w+)/) || [])[1];
  function words(element, without) {
    var copy = element.cloneNode(true);
    // What the interface says before the words of an article.
    copy.querySelectorAll(".attribution").forEach(function (part) { var quoted = part.querySelector("q"); if (quoted) part.replaceChildren(quoted); });
    copy.querySelectorAll("sup.cite, .headerlink, .anchor, .kicker, script, style" + (without ? ", " + without : "")).forEach(function (part) { part.replaceWith(" "); });
    copy.querySelectorAll("p, li, dd, dt, td, th, h1, h2, h3, blockquote, div, span.ask, span.answer").forEach(function (part) { part.append(" "); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }
  function each(selector, without) {
    return Array.from(article.querySelectorAll(selector)).map(function (element) { return [element.id, words(element, without)]; });
  }
  var OURS = "what-each-source-says where-the-sources-differ what-only-one-source-reports when-it-happened notes further-passages names-and-terms related-topics cite-this drafts topics contradictions timeline figures".split(" ");
  var REPEATS = ".notes, .entries, .scroll, .difference, .timeline, .lone, .further, .related, .drafts, .cards, .conflicts, .more, .facts, .record, .draft, .missing, .drawing, .figures";
  function sections() {
    var copy = article.cloneNode(true), found = [["", ""]];
    copy.querySelectorAll(REPEATS).forEach(function (part) { part.remove(); });
    Array.from(copy.children).forEach(function (block) {
      if (/^H[23]$/.test(block.tagName)) found.push([block.id, ""]);
      found[found.length - 1][1] += " " + words(block);
    });
    return found.filter(function (section) { return OURS.indexOf(section[0]) < 0; });
  }
  var differences = each(".difference").map(function (pair) { return ["point-" + pair[0].replace("difference-", ""), pair[1]]; });
  if (kind === "topic" || kind === "home" || kind === "method") return { kind: kind, own: sections(), differences: differences };
  if (kind === "compare") return { kind: kind, own: each("tr[id]", ".relation, .voices, .silent, .elsewhere"), differences: differences };
  if (kind === "timeline") return { kind: kind, own: each(".timeline > li", ".status"), differences: [] };
  if (kind === "names") return { kind: kind, own: each(".entry-full", ".used, .chip"), differences: [] };
  if (kind === "glossary") return { kind: kind, own: each("tr[id]", ".example, .see, .used, .part-of-speech"), differences: [] };
  if (kind === "source") {
    function joined(selectors) { return each(selectors).map(function (pair) { return pair[1]; }).join(" "); }
    var title = words(article.querySelector("h1"));
    return { kind: kind, own: [["", joined("h1, .deck, .source-note:not(.citation)")]].concat(each(".passage", ".used, .around, details").map(function (pair) { return [pair[0], title + " " + pair[1]]; })), also: joined(".record dd, .small, .citation"), differences: [] };
  }
  return null;
})()
