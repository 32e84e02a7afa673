/* The preview's own script: shows the findings and fetches the page again when it has changed. */
(function () {
  'use strict';
  var script = document.currentScript;
  var edition = Number(script.dataset.utgava);
  var panel = null;
  var text = null;

  function el(name, content) {
    var e = document.createElement(name);
    if (content) e.textContent = content;
    return e;
  }
  function many(n, one, more) { return n + ' ' + (n === 1 ? one : more); }

  function show(told) {
    var open = panel && panel.open;
    if (panel) panel.remove();
    panel = null;
    if (!told.findings.length && !told.earlier) return;
    panel = el('details');
    panel.className = 'hb-panel';
    panel.dataset.grad = told.errors ? 'fel' : told.warnings ? 'varning' : 'upplysning';
    panel.open = !!open;
    var parts = [];
    if (told.errors) parts.push(many(told.errors, 'fel', 'fel'));
    if (told.warnings) parts.push(many(told.warnings, 'varning', 'varningar'));
    if (told.infos) parts.push(many(told.infos, 'upplysning', 'upplysningar'));
    panel.appendChild(el('summary', 'Förhandsvisning: ' + (parts.join(', ') || 'inga anmärkningar')));
    if (told.earlier) {
      panel.appendChild(el('p', 'Sidan visas som den var innan något gick sönder.'));
    }
    var list = el('ol');
    told.findings.forEach(function (f) {
      var item = el('li');
      var grade = el('b', f.severity);
      grade.dataset.grad = f.severity;
      item.appendChild(grade);
      item.appendChild(document.createTextNode(' ' + f.message + ' [' + f.code + ']'));
      if (f.help) item.appendChild(el('span', 'Hjälp: ' + f.help));
      var where = el('span');
      var link = el('a', f.file + ':' + f.line + ':' + f.column);
      link.href = f.open;
      where.appendChild(link);
      item.appendChild(where);
      list.appendChild(item);
    });
    panel.appendChild(list);
    var rest = told.errors + told.warnings + told.infos - told.findings.length;
    if (rest > 0) panel.appendChild(el('p', 'Och ' + rest + ' till: handbok kontrollera visar alla.'));
    document.body.appendChild(panel);
  }

  function findings() {
    var sida = encodeURIComponent(location.pathname);
    return fetch('/_handbok/anmarkningar.json?sida=' + sida, { cache: 'no-store' })
      .then(function (r) { return r.json(); })
      .then(show);
  }
  /* The page without the number that changes each time. */
  function page() {
    return fetch(location.href, { cache: 'no-store' })
      .then(function (r) { return r.text(); })
      .then(function (t) { return t.replace(/data-utgava="\d+"/, ''); });
  }

  findings();
  page().then(function (t) { text = t; });
  var source = new EventSource('/_handbok/andringar');
  source.addEventListener('utgava', function (e) {
    var now = Number(e.data);
    if (now === edition) return;
    edition = now;
    page().then(function (t) {
      if (text !== null && t !== text) location.reload();
      else findings();
    });
  });
})();
