// Runs before the first paint: marks that script works and applies the reader's choice of colours.
(function () {
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("dossier-scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch (error) { /* storage is closed: the device decides */ }
})();
