/* Evidence beside the table on wide screens, in place on narrow ones; citations; keys; footnotes in print; zoom.
   Every page works without this file. */
(function () {
  "use strict";
  var words = window.onrecordWords || {};
  var root = document.body.dataset.root || "";
  var wide = window.matchMedia("(min-width: 1100px)");
  var panel = document.getElementById("panel");
  var body = panel.querySelector(".panel-body");
  var opened = null; // the entry that the panel shows
  var origin = null; // what to give the focus back to

  function make(tag, className, text) {
    var node = document.createElement(tag);
    if (className) { node.className = className; }
    if (text) { node.textContent = text; }
    return node;
  }

  function say(key, values) {
    return (words[key] || key).replace(/\{(\w+)\}/g, function (whole, name) { return values && name in values ? values[name] : whole; });
  }

  /* citations */

  function texOf(text) {
    return text.replace(/\\/g, "\\textbackslash{}").replace(/([{}$&#%_^~])/g, "\\$1");
  }

  function citation(witness, form) {
    var d = witness.dataset;
    var quote = witness.querySelector("mark").textContent.replace(/\s+/g, " ").trim();
    var outlet = d.outlet || say("not.stated");
    var date = d.date || say("undated");
    var hash = "sha256:" + d.sha;
    if (form === "markdown") {
      var title = d.title.replace(/([\[\]*_`\\<>])/g, "\\$1");
      var where = d.url ? "[" + title + "](<" + d.url.replace(/[<>\s]/g, encodeURIComponent) + ">)" : "*" + title + "*";
      return "> " + quote.replace(/([*_`\\<>])/g, "\\$1") + "\n>\n> — " + (d.author ? d.author + ", " : "") + where + ", " + outlet + ", " + date + " (" + hash + ")";
    }
    if (form === "bibtex") {
      var lines = ["@misc{onrecord-" + d.sha.slice(0, 12) + ",", "  title = {" + texOf(d.title) + "},"];
      if (d.author) { lines.push("  author = {" + texOf(d.author) + "},"); }
      lines.push("  howpublished = {" + texOf(outlet) + "},");
      if (d.date) { lines.push("  date = {" + texOf(d.date) + "},"); }
      if (d.url) { lines.push("  url = {" + d.url.replace(/[{}\\]/g, "") + "},"); }
      lines.push("  note = {``" + texOf(quote) + "''; " + hash + "}", "}");
      return lines.join("\n");
    }
    if (form === "csl") {
      var parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(d.date || "");
      var item = { id: "onrecord-" + d.sha.slice(0, 12), type: "article-newspaper", title: d.title, "container-title": d.outlet || undefined,
        author: d.author ? [{ literal: d.author }] : undefined, URL: d.url || undefined, note: "\u201c" + quote + "\u201d; " + hash,
        issued: parts ? { "date-parts": [parts.slice(1).filter(Boolean).map(Number)] } : undefined };
      return JSON.stringify([item], null, 1);
    }
    return "\u201c" + quote + "\u201d " + (d.author ? d.author + ", " : "") + d.title + ", " + outlet + ", " + date + (d.url ? ", " + d.url : "") + " (" + hash + ")";
  }

  function copy(text, button) {
    function done() {
      var before = button.textContent;
      button.textContent = say("copied");
      window.setTimeout(function () { button.textContent = before; }, 1200);
    }
    function byHand() {
      var field = make("textarea");
      field.value = text;
      field.className = "hear";
      document.body.append(field);
      field.select();
      if (document.execCommand("copy")) { done(); }
      field.remove();
      button.focus();
    }
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(text).then(done, byHand); } else { byHand(); }
  }

  function offerCitations(where) {
    Array.prototype.forEach.call(where.querySelectorAll(".witness"), function (witness) {
      if (witness.querySelector(".cite")) { return; }
      var line = make("p", "cite");
      line.append(make("span", "label", say("cite")));
      ["plain", "markdown", "bibtex", "csl"].forEach(function (form) {
        var button = make("button", "", say("cite." + form));
        button.type = "button";
        button.dataset.cite = form;
        line.append(button);
      });
      witness.querySelector("figcaption").append(line);
    });
  }

  /* the panel */

  function detailsOf(entry) { return entry.querySelector("details"); }

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
    if (!wide.matches) { details.open = true; offerCitations(details); return; }
    if (opened) { opened.classList.remove("is-open"); }
    opened = entry;
    origin = details.querySelector("summary");
    entry.classList.add("is-open");
    var shown = details.querySelector(".evidence").cloneNode(true);
    var link = make("a", "permalink", say("link"));
    link.href = "#" + entry.id;
    shown.append(link);
    body.replaceChildren(shown);
    offerCitations(body);
    panel.hidden = false;
    panel.scrollTop = 0;
    document.body.classList.add("has-panel");
    if (takesFocus) { panel.focus({ preventScroll: true }); }
  }

  function entryOf(node) { return node instanceof Element ? node.closest("tbody.entry") : null; }

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button !== 0) { return; }
    var target = event.target;
    if (!(target instanceof Element)) { return; }
    if (target.closest(".panel-close")) { close(); return; }
    var cited = target.closest("[data-cite]");
    if (cited) { copy(citation(cited.closest(".witness"), cited.dataset.cite), cited); return; }
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
    if (details.open) { offerCitations(details); }
  });
  document.addEventListener("toggle", function (event) {
    if (event.target instanceof HTMLDetailsElement && event.target.open) { offerCitations(event.target); }
  }, true);

  /* keys */

  function step(by) {
    var all = Array.prototype.filter.call(document.querySelectorAll("tbody.entry summary, .events a, .results a"), function (node) {
      return node.offsetParent !== null;
    });
    var at = all.indexOf(document.activeElement);
    if (at < 0 && opened) { at = all.indexOf(detailsOf(opened).querySelector("summary")); }
    var next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (!next) { return; }
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    if (opened) { show(entryOf(next) || opened, false); }
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { close(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof Element && event.target.closest("input, textarea, select"))) { return; }
    if (event.key === "/") {
      event.preventDefault();
      var query = document.getElementById("query");
      if (query) { query.focus(); } else { window.location.href = root + "search.html"; }
    } else if (event.key === "j") { step(1); } else if (event.key === "k") { step(-1); }
  });

  function follow() {
    var name = window.location.hash.slice(1);
    var entry = name ? entryOf(document.getElementById(name)) : null;
    if (entry) { show(entry, false); }
  }

  wide.addEventListener("change", close);
  window.addEventListener("hashchange", follow);
  follow();

  /* print: a number a row, its passages as notes at the end */

  var notes = null;
  window.addEventListener("beforeprint", function () {
    if (notes) { return; }
    notes = make("section", "footnotes");
    notes.append(make("h2", "", say("footnotes")));
    var list = make("ol");
    Array.prototype.forEach.call(document.querySelectorAll("tbody.entry:not([hidden])"), function (entry) {
      var found = entry.querySelectorAll("details .witness");
      if (!found.length) { return; }
      var item = make("li");
      Array.prototype.forEach.call(found, function (witness) {
        var said = make("p");
        said.append(make("q", "", witness.querySelector("mark").textContent));
        said.append(" " + witness.querySelector(".chain").textContent + "; " + witness.querySelector(".where").textContent);
        item.append(said);
      });
      list.append(item);
      entry.querySelector(".fields td .cell-text").append(make("sup", "note-mark", String(list.children.length)));
    });
    notes.append(list);
    if (list.children.length) { document.querySelector("main").append(notes); }
  });
  window.addEventListener("afterprint", function () {
    if (!notes) { return; }
    notes.remove();
    notes = null;
    Array.prototype.forEach.call(document.querySelectorAll(".note-mark"), function (mark) { mark.remove(); });
  });

  /* timeline: the same picture, wider */

  var chart = document.querySelector(".lane-chart");
  if (chart) {
    var frame = chart.closest(".lane-frame");
    var zoom = 0; // powers of two, to 64
    var zoomTo = function (to) {
      var middle = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth;
      chart.classList.remove("z" + Math.pow(2, zoom));
      zoom = Math.min(6, Math.max(0, to));
      chart.classList.add("z" + Math.pow(2, zoom));
      frame.scrollLeft = middle * frame.scrollWidth - frame.clientWidth / 2;
    };
    document.querySelector(".zoom").hidden = false;
    document.querySelector(".zoom").addEventListener("click", function (event) {
      var button = event.target.closest("[data-zoom]");
      if (button) { zoomTo(zoom + (button.dataset.zoom === "in" ? 1 : -1)); }
    });
    frame.addEventListener("keydown", function (event) {
      if (event.key === "+" || event.key === "=") { zoomTo(zoom + 1); } else if (event.key === "-") { zoomTo(zoom - 1); }
    });
  }

  /* a document: a note in the margin and its words point at each other */

  var lit = null;
  function light(note, isOn) {
    var anchor = document.getElementById(note.dataset.claim);
    var mark = anchor && anchor.nextElementSibling;
    while (mark && mark.classList.contains("anchor")) { mark = mark.nextElementSibling; }
    if (mark) { mark.classList.toggle("lit", isOn); }
  }
  document.addEventListener("mouseover", function (event) {
    var note = event.target instanceof Element ? event.target.closest("[data-claim]") : null;
    if (note === lit) { return; }
    if (lit) { light(lit, false); }
    lit = note;
    if (lit) { light(lit, true); }
  });

  document.documentElement.classList.add("has-script");
}());
