/* Search: loads the few small files of the index that a query needs; nothing leaves the page. Folds and hashes as
   publish/site/finding.py does. */
(function () {
  "use strict";
  var words = window.onrecordWords || {};
  var root = document.body.dataset.root || "";
  var field = document.getElementById("query");
  var list = document.getElementById("results");
  var status = document.getElementById("found");
  var PAGE = 20;      // results shown at once
  var LONGEST = 24;   // characters of a word
  var UNSPACED = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+/g;
  var MARK = /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]/g;
  var sizes = null;
  var held = {};      // file name → its data
  var waiting = {};   // file name → who wants it
  var asked = 0;      // queries so far: an older one that comes back late shows nothing

  function say(key, values) {
    return (words[key] || key).replace(/\{(\w+)\}/g, function (whole, name) { return values && name in values ? values[name] : whole; });
  }
  function fold(text) {
    return text.normalize("NFKD").replace(MARK, "").toLowerCase().replace(/ς/g, "σ");
  }
  function wordsOf(text) {
    var out = [];
    (fold(text).match(/[\p{L}\p{N}]+/gu) || []).forEach(function (run) {
      var last = 0;
      Array.from(run.matchAll(UNSPACED)).forEach(function (dense) {
        if (last < dense.index) { out.push(run.slice(last, dense.index)); }
        var some = dense[0];
        if (some.length === 1) { out.push(some); }
        for (var n = 0; n + 1 < some.length; n += 1) { out.push(some.slice(n, n + 2)); }
        last = dense.index + some.length;
      });
      if (last < run.length) { out.push(run.slice(last)); }
    });
    return out.map(function (word) { return Array.from(word).slice(0, LONGEST).join(""); });
  }
  function isUnspaced(word) { return word.search(UNSPACED) === 0; }
  function beginning(word) { return Array.from(word).slice(0, isUnspaced(word) ? 1 : 2).join(""); }
  function fnv(text) {
    var value = 0x811c9dc5;
    Array.from(text).forEach(function (one) { value = Math.imul(value ^ one.codePointAt(0), 0x01000193) >>> 0; });
    return value;
  }

  window.onrecordSearch = function (what, number, data) {
    if (what === "index") { sizes = data; return; }
    var name = (what === "words" ? "w" : "i") + number;
    held[name] = data;
    (waiting[name] || []).forEach(function (run) { run(); });
    delete waiting[name];
  };

  function load(names, then) {
    var missing = names.filter(function (name, n) { return !(name in held) && names.indexOf(name) === n; });
    var left = missing.length;
    if (!left) { then(); return; }
    missing.forEach(function (name) {
      function arrived() { left -= 1; if (!left) { then(); } }
      if (waiting[name]) { waiting[name].push(arrived); return; }
      waiting[name] = [arrived];
      var script = document.createElement("script");
      script.src = root + "search/" + name + ".js";
      script.addEventListener("error", function () { window.onrecordSearch(name[0] === "w" ? "words" : "items", name.slice(1), {}); });
      document.head.append(script);
    });
  }

  // item → weight, for one word of the query; the last word may still be being typed
  function found(word, isOpen) {
    var shard = held["w" + fnv(beginning(word)) % sizes.words] || {};
    var out = new Map();
    var add = function (text, weight) {
      for (var n = 0; n < text.length; n += 6) {
        var key = text.slice(n, n + 6);
        out.set(key, Math.max(out.get(key) || 0, weight));
      }
    };
    Object.keys(shard).forEach(function (held_) {
      var isSame = held_ === word;
      if (isSame || (isOpen && held_.startsWith(word))) {
        add(shard[held_][0], isSame ? 4 : 3);
        add(shard[held_][1], isSame ? 2 : 1);
      }
    });
    return out;
  }

  function show(keys, from) {
    load(keys.slice(from, from + PAGE).map(function (key) { return "i" + fnv(key) % sizes.items; }), function () {
      if (!from) { list.replaceChildren(); }
      keys.slice(from, from + PAGE).forEach(function (key) {
        var item = (held["i" + fnv(key) % sizes.items] || {})[key];
        if (!item) { return; }
        var line = document.createElement("li");
        var kind = document.createElement("p");
        kind.className = "label";
        kind.textContent = say("kind." + item[0]);
        var title = document.createElement("p");
        title.className = "result-title";
        var link = document.createElement("a");
        link.href = root + item[3];
        link.dir = "auto";
        link.textContent = item[1];
        title.append(link);
        line.append(kind, title);
        if (item[2]) {
          var detail = document.createElement("p");
          detail.className = "where";
          detail.dir = "auto";
          detail.textContent = item[2];
          line.append(detail);
        }
        list.append(line);
      });
      var before = list.nextElementSibling;
      if (before) { before.remove(); }
      if (keys.length > from + PAGE) {
        var more = document.createElement("button");
        more.type = "button";
        more.className = "more";
        more.textContent = say("results.more", { n: from + PAGE, total: keys.length });
        more.addEventListener("click", function () { show(keys, from + PAGE); });
        list.after(more);
      }
    });
  }

  function search() {
    asked += 1;
    var mine = asked;
    var query = wordsOf(field.value);
    var isOpen = !/\s$/.test(field.value);
    try { window.history.replaceState(null, "", field.value ? "#" + encodeURIComponent(field.value) : "#"); } catch (error) { /* not from a file, in some browsers */ }
    if (!query.length || !sizes) {
      status.textContent = "";
      list.replaceChildren();
      if (list.nextElementSibling) { list.nextElementSibling.remove(); }
      return;
    }
    status.textContent = say("searching");
    load(query.map(function (word) { return "w" + fnv(beginning(word)) % sizes.words; }), function () {
      if (mine !== asked) { return; }
      var total = null;
      query.forEach(function (word, n) {
        var one = found(word, isOpen && n === query.length - 1);
        if (total === null) { total = one; return; }
        var both = new Map();
        total.forEach(function (weight, key) { if (one.has(key)) { both.set(key, weight + one.get(key)); } });
        total = both;
      });
      var keys = Array.from(total.keys()).sort(function (a, b) { return total.get(b) - total.get(a) || (a < b ? -1 : 1); });
      status.textContent = !keys.length ? say("results.none") : say(keys.length === 1 ? "results.one" : "results.other", { n: keys.length });
      show(keys, 0);
    });
  }

  document.querySelector(".search-box").hidden = false;
  field.addEventListener("input", search);
  var start = window.location.hash.slice(1);
  if (start) { try { field.value = decodeURIComponent(start); } catch (error) { field.value = start; } }
  field.focus();

  // the index's sizes come with a script of their own, before or after this one
  window.addEventListener("load", function () { if (field.value) { search(); } });
}());
