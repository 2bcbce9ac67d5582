/* Filters over what a page lists: words in a row, and one choice for each column that has few values. */
(function () {
  "use strict";
  var words = window.onrecordWords || {};
  var FEW = 14;      // values that fit into a list to choose from
  var MOST = 4;      // columns to choose by
  var LEAST = 6;     // rows below which there is nothing to filter

  function say(key, values) {
    return (words[key] || key).replace(/\{(\w+)\}/g, function (whole, name) { return values && name in values ? values[name] : whole; });
  }
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }
  function each(list, run) { Array.prototype.forEach.call(list, run); }

  function build(before, rows, columns) {
    if (rows.length < LEAST) { return; }
    var chosen = columns.map(function () { return ""; });
    var typed = "";
    var box = document.createElement("div");
    box.className = "filter";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", say("filter"));
    var status = document.createElement("p");
    status.className = "total";
    status.setAttribute("role", "status");
    var texts = rows.map(function (row) { return fold(row.text()); });

    function apply() {
      var asked = fold(typed).split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row, n) {
        var fits = asked.every(function (word) { return texts[n].indexOf(word) >= 0; }) &&
          chosen.every(function (value, c) { return !value || row.values[c] === value; });
        row.node.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      status.textContent = shown === rows.length ? "" : say("shown", { n: shown, total: rows.length });
    }

    var field = document.createElement("input");
    field.type = "search";
    field.setAttribute("aria-label", say("filter.text"));
    field.placeholder = say("filter.text");
    field.addEventListener("input", function () { typed = field.value; apply(); });
    box.append(field);
    var offered = 0;
    columns.forEach(function (column, c) {
      if (offered === MOST || !column) { return; }
      var tally = new Map();
      rows.forEach(function (row) { tally.set(row.values[c], (tally.get(row.values[c]) || 0) + 1); });
      if (tally.size < 2 || tally.size > FEW || tally.size > rows.length / 2) { return; }
      offered += 1;
      var label = document.createElement("label");
      label.append(column + " ");
      var select = document.createElement("select");
      var all = document.createElement("option");
      all.value = "";
      all.textContent = say("filter.all");
      select.append(all);
      Array.from(tally.keys()).sort().forEach(function (value) {
        var option = document.createElement("option");
        option.value = value;
        option.textContent = (value.length > 40 ? value.slice(0, 39) + "…" : value) + " (" + tally.get(value) + ")";
        select.append(option);
      });
      select.addEventListener("change", function () { chosen[c] = select.value; apply(); });
      label.append(select);
      box.append(label);
    });
    box.append(status);
    before.parentNode.insertBefore(box, before);
  }

  each(document.querySelectorAll("table.entries"), function (table) {
    var heads = Array.prototype.map.call(table.querySelectorAll("thead th"), function (head) {
      return head.classList.contains("num") ? "" : head.textContent; // nobody picks a number from a list
    });
    var rows = Array.prototype.map.call(table.querySelectorAll("tbody.entry"), function (body) {
      var cells = Array.prototype.map.call(body.querySelectorAll(".fields .cell-text"), function (cell) {
        return cell.textContent.replace(/\s+/g, " ").trim();
      });
      return { node: body, values: cells, text: function () {
        return body.querySelector(".fields").textContent + " " + (body.querySelector(".marks") || body).textContent;
      } };
    });
    build(table, rows, heads);
  });
  each(document.querySelectorAll("ol.events"), function (list) {
    var rows = Array.prototype.map.call(list.children, function (item) {
      return { node: item, values: [item.dataset.kind], text: function () { return item.textContent; } };
    });
    build(list, rows, [say("filter")]);
  });
}());
