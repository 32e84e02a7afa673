/* Search as you type, over the index that was made at build time. Nothing leaves the site. */
(function () {
  'use strict';
  var rot = document.documentElement;
  var bas = new URL(rot.dataset.rot || './', document.baseURI);
  var lovad = null, nummer = 0;

  function ny(tagg, klass, text) {
    var e = document.createElement(tagg);
    if (klass) e.className = klass;
    if (text) e.textContent = text;
    return e;
  }
  function ladda() {
    if (!lovad) {
      lovad = import(new URL('sok/pagefind.js', bas).href).then(function (p) {
        return p.options({ baseUrl: bas.pathname, excerptLength: 24 }).then(function () { return p.filters(); })
          .then(function (f) { return { sok: p, filter: f }; });
      });
    }
    return lovad;
  }
  /* Words that say nothing of what is sought, and letters without marks. */
  var smaord = /^(hur|vad|vem|vilka|vilken|vilket|när|var|varför|jag|vi|du|ni|man|en|ett|den|det|de|som|är|ska|kan|får|till|för|på|av|i|om|och|att|med|hos|oss)$/;
  function platt(t) { return t.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, ''); }
  function karna(fraga) {
    var ord = fraga.split(/\s+/), kvar = ord.filter(function (o) { return !smaord.test(o.toLowerCase().replace(/[?.,!]/g, '')); });
    return (kvar.length ? kvar : ord).join(' ');
  }
  /* The glossary, read from its page at the first search: a term that is asked for stands first. */
  var ordlista = null;
  function termer() {
    if (!ordlista) {
      var adress = new URL('ordlista.html', bas);
      ordlista = fetch(adress).then(function (r) { return r.text(); }).then(function (html) {
        var sida = new DOMParser().parseFromString(html, 'text/html');
        return Array.prototype.map.call(sida.querySelectorAll('main h3[id]'), function (h) {
          var m = /^(.*?)(?: \((.+)\))?$/.exec(h.textContent.trim());
          return { ord: [platt(m[1]), platt(m[2] || '')], url: adress.href + '#' + h.id, titel: h.textContent.trim() };
        });
      }).catch(function () { return []; });
    }
    return ordlista;
  }
  /* Hits whose title has the words that were asked for come before those that only mention them. */
  function vikt(fraga, titel) {
    var t = platt(titel), hela = platt(fraga).replace(/[?.!]/g, '').trim();
    return (t.indexOf(hela) >= 0 ? 1 : 0) + platt(karna(fraga)).split(/\s+/).filter(function (o) {
      return o.length > 2 && t.indexOf(o.length > 4 ? o.slice(0, o.length - 2) : o) >= 0;
    }).length;
  }
  /* The excerpt comes as HTML with <mark>; only words and marks are taken over. */
  function utdrag(html) {
    var p = ny('p');
    html.split(/(<mark>.*?<\/mark>)/).forEach(function (del) {
      var m = /^<mark>(.*)<\/mark>$/.exec(del), text = (m ? m[1] : del);
      text = text.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
      p.appendChild(m ? ny('mark', '', text) : document.createTextNode(text));
    });
    return p;
  }

  function starta(form) {
    var falt = form.querySelector('input[type=search]');
    var ruta = ny('div', 'traffar');
    ruta.hidden = true;
    ruta.setAttribute('role', 'region');
    ruta.setAttribute('aria-label', 'Sökträffar');
    ruta.tabIndex = -1;
    var antal = ny('p', 'antal'), val = ny('details', 'filter'), valrad = ny('div'), lista = ny('ol'), fler = ny('button', '', 'Visa fler träffar');
    antal.setAttribute('role', 'status');
    fler.type = 'button';
    fler.hidden = true;
    val.append(ny('summary', '', 'Avgränsa sökningen'), valrad);
    val.hidden = true;
    ruta.append(antal, val, lista, fler);
    form.appendChild(ruta);
    var valda = {}, traffar = [], visade = 0, minSok = 0;

    function stang() { ruta.hidden = true; }
    function rad(data) {
      var li = ny('li'), a = ny('a', '', data.meta.title || data.url);
      a.href = data.url;
      li.appendChild(a);
      var var_ = ny('p', 'var', [].concat(data.filters.Kapitel || data.filters.Slag || [], data.filters.Region || []).join(' · '));
      li.appendChild(var_);
      li.appendChild(utdrag(data.excerpt));
      var delar = (data.sub_results || []).filter(function (d) { return d.url !== data.url; }).slice(0, 3);
      if (delar.length) {
        var ul = ny('ul');
        delar.forEach(function (d) {
          var l = ny('li'), b = ny('a', '', d.title);
          b.href = d.url;
          l.appendChild(b);
          ul.appendChild(l);
        });
        li.appendChild(ul);
      }
      return li;
    }
    function visa(mitt) {
      var nasta = traffar.slice(visade, visade + 8);
      return Promise.all(nasta.map(function (t) { return t.data(); })).then(function (alla) {
        if (mitt !== minSok) return;
        alla.forEach(function (d) { lista.appendChild(rad(d)); });
        visade += alla.length;
        fler.hidden = visade >= traffar.length;
      });
    }
    function filter(f) {
      if (!val.hidden) return;
      val.hidden = false;
      ['Kapitel', 'Roll', 'Region', 'Slag'].forEach(function (namn) {
        var varden = Object.keys(f[namn] || {});
        if (!varden.length) return;
        var etikett = ny('label', '', namn + ' '), lista_ = ny('select');
        lista_.appendChild(new Option('Alla', ''));
        varden.sort(function (a, b) { return a.localeCompare(b, 'sv', { numeric: true }); })
          .forEach(function (v) { lista_.appendChild(new Option(v, v)); });
        lista_.addEventListener('change', function () {
          if (lista_.value) valda[namn] = lista_.value; else delete valda[namn];
          sok();
        });
        etikett.appendChild(lista_);
        valrad.appendChild(etikett);
      });
    }
    function sok() {
      var fraga = falt.value.trim(), mitt = minSok = ++nummer;
      if (fraga.length < 2) { stang(); return; }
      ladda().then(function (p) {
        filter(p.filter);
        return p.sok.debouncedSearch(karna(fraga), { filters: valda }, 150);
      }).then(function (svar) {
        if (!svar || mitt !== minSok) return;
        var forst = svar.results.slice(0, 40);
        return Promise.all([termer(), Promise.all(forst.map(function (t) { return t.data(); }))]).then(function (allt) {
          if (mitt !== minSok) return;
          var ordnade = forst.map(function (t, i) { return { t: t, i: i, v: vikt(fraga, allt[1][i].meta.title || '') }; });
          ordnade.sort(function (a, b) { return b.v - a.v || a.i - b.i; });
          traffar = ordnade.map(function (o) { return o.t; }).concat(svar.results.slice(40));
          visade = 0;
          lista.textContent = '';
          var sokt = platt(fraga);
          var term = Object.keys(valda).length ? null : allt[0].filter(function (t) { return t.ord.indexOf(sokt) >= 0; })[0];
          if (term) {
            var li = ny('li'), a = ny('a', '', term.titel);
            a.href = term.url;
            li.append(a, ny('p', 'var', 'Ordlista'));
            lista.appendChild(li);
          }
          return svara(fraga, mitt);
        });
      }).catch(function () {
        ruta.hidden = false;
        antal.textContent = 'Sökningen kunde inte läsas in. Tryck på Retur för att se allt innehåll.';
      });
    }
    function svara(fraga, mitt) {
      ruta.hidden = false;
      antal.textContent = traffar.length === 0
        ? 'Inga träffar för ”' + fraga + '”. Pröva ett annat ord, eller tryck på Retur för att se allt innehåll.'
        : traffar.length === 1 ? '1 träff' : traffar.length + ' träffar';
      return visa(mitt);
    }
    falt.addEventListener('focus', function () { if (location.protocol !== 'file:') ladda().catch(function () {}); });
    falt.addEventListener('input', sok);
    fler.addEventListener('click', function () { visa(minSok); });
    form.addEventListener('submit', function (h) {
      var forsta = lista.querySelector('a');
      if (forsta && !ruta.hidden) { h.preventDefault(); forsta.focus(); }
    });
    form.addEventListener('keydown', function (h) {
      if (h.key === 'Escape') { stang(); falt.focus(); return; }
      if (h.key !== 'ArrowDown' && h.key !== 'ArrowUp') return;
      if (h.target.tagName === 'SELECT' || ruta.hidden) return;
      var stopp = [falt].concat(Array.prototype.slice.call(lista.querySelectorAll('a')));
      var i = stopp.indexOf(document.activeElement) + (h.key === 'ArrowDown' ? 1 : -1);
      if (i >= 0 && i < stopp.length) { h.preventDefault(); stopp[i].focus(); }
    });
    document.addEventListener('pointerdown', function (h) { if (!form.contains(h.target)) stang(); });
    form.addEventListener('focusout', function (h) {
      if (h.relatedTarget && !form.contains(h.relatedTarget)) stang();
    });
    var fran = new URLSearchParams(location.search).get('q');
    if (fran) { falt.value = fran; sok(); }
  }

  Array.prototype.forEach.call(document.querySelectorAll('form.sok'), starta);
  document.addEventListener('keydown', function (h) {
    if (h.key !== '/' || h.ctrlKey || h.metaKey || h.altKey) return;
    if (h.target.closest('input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]')) return;
    var falt = document.querySelector('form.sok input[type=search]');
    if (falt) { h.preventDefault(); falt.focus(); falt.select(); }
  });
})();
