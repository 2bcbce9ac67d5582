/* Evidence beside the table on wide screens, in place on narrow ones. Every page works without this file. */
(function () {
  "use strict";
  var wide = window.matchMedia("(min-width: 1100px)");
  var panel = document.getElementById("panel");
  var body = panel.querySelector(".panel-body");
  var opened = null; // the entry that the panel shows
  var origin = null; // what to give the focus back to

  function detailsOf(entry) {
    return entry.querySelector("details");
  }

  function close() {
    if (!opened) { return; }
    opened.classList.remove("is-open");
    opened = null;
    panel.hidden = true;
    body.replaceChildren();
    document.body.classList.remove("has-panel");
    if (origin) { origin.focus({ preventScroll: true }); }
  }

  function show(entry, takesFocus) {
    var details = detailsOf(entry);
    if (!details) { return; }
    if (!wide.matches) { details.open = true; return; }
    if (opened) { opened.classList.remove("is-open"); }
    opened = entry;
    origin = details.querySelector("summary");
    entry.classList.add("is-open");
    body.replaceChildren(details.querySelector(".evidence").cloneNode(true));
    panel.hidden = false;
    panel.scrollTop = 0;
    document.body.classList.add("has-panel");
    if (takesFocus) { panel.focus({ preventScroll: true }); }
  }

  function entryOf(node) {
    return node instanceof Element ? node.closest("tbody.entry") : null;
  }

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button !== 0) { return; }
    var target = event.target;
    if (target.closest(".panel-close")) { close(); return; }
    var entry = entryOf(target);
    if (!entry || target.closest("a, button, .evidence")) { return; }
    var details = detailsOf(entry);
    if (!details) { return; }
    var selection = window.getSelection();
    if (selection && !selection.isCollapsed) { return; } // somebody is copying words, not asking for evidence
    var onSummary = target.closest("summary");
    if (wide.matches) {
      event.preventDefault();
      if (opened === entry) { close(); } else { show(entry, Boolean(onSummary)); }
    } else if (!onSummary) {
      details.open = !details.open;
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { close(); }
  });

  function follow() {
    var name = window.location.hash.slice(1);
    var entry = name ? entryOf(document.getElementById(name)) : null;
    if (entry) { show(entry, false); }
  }

  wide.addEventListener("change", close);
  window.addEventListener("hashchange", follow);
  follow();

  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.prototype.filter.call(document.querySelectorAll("details"), function (d) { return !d.open; });
    closed.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (d) { d.open = false; });
  });
  document.documentElement.classList.add("has-script");
}());
