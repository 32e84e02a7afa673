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
  /* A word without the endings of number, form and case. */
  var andelser = /(ernas|arnas|ornas|andets|erna|arna|orna|andet|ande|ens|ets|en|et|er|ar|or|na|s|a|e|n)$/;
  function stam(o) { var k = o.replace(andelser, ''); return k.length > 2 ? k : o; }
  function bokstaver(t) { return platt(t).split(/[^a-z0-9]+/).filter(Boolean); }

  /* The handbook's words, with the number of pages that use each: what a misspelt question is held
     against. Sorted without marks, so that a beginning is found by halving. */
  var ordbok = null;
  function ordlistan() {
    if (!ordbok) {
      ordbok = fetch(new URL('sok/ord.txt', bas)).then(function (r) { return r.ok ? r.text() : ''; }).then(function (text) {
        return text.split('\n').filter(Boolean).map(function (rad) {
          var d = rad.split(' ');
          return { ord: d[0], platt: platt(d[0]), sidor: +(d[1] || 1) };
        }).sort(function (a, b) { return a.platt < b.platt ? -1 : a.platt > b.platt ? 1 : b.sidor - a.sidor; });
      }).catch(function () { return []; });
    }
    return ordbok;
  }
  function borjar(bok, o) {
    var lag = 0, hog = bok.length;
    while (lag < hog) { var m = (lag + hog) >> 1; if (bok[m].platt < o) lag = m + 1; else hog = m; }
    return lag < bok.length && bok[lag].platt.indexOf(o) === 0 ? bok[lag] : null;
  }
  /* How many slips part two words (one letter more, less, other, or two that changed places), up to a limit. */
  function slippar(a, b, tak) {
    if (Math.abs(a.length - b.length) > tak) return tak + 1;
    var fore = null, rad = [], i, j;
    for (j = 0; j <= b.length; j++) rad[j] = j;
    for (i = 1; i <= a.length; i++) {
      var ny_ = [i], minst = i;
      for (j = 1; j <= b.length; j++) {
        ny_[j] = Math.min(rad[j] + 1, ny_[j - 1] + 1, rad[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (fore && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ny_[j] = Math.min(ny_[j], fore[j - 2] + 1);
        minst = Math.min(minst, ny_[j]);
      }
      if (minst > tak) return tak + 1;
      fore = rad;
      rad = ny_;
    }
    return rad[b.length];
  }
  function narmast(bok, o, tak) {
    var bast = null;
    bok.forEach(function (p) {
      var n = slippar(o, p.platt, bast ? bast.n : tak);
      if (n <= tak && (!bast || n < bast.n || n === bast.n && p.sidor > bast.p.sidor)) bast = { n: n, p: p };
    });
    return bast && bast.p.ord;
  }
  /* What a word that the handbook does not have may stand for: a slip of the pen, a part of longer
     words, or a compound of words that it has. Each answer is a way to ask. */
  function menat(bok, ordet) {
    var o = platt(ordet);
    if (!bok.length || o.length < 5 || /\d/.test(o) || borjar(bok, o) || stam(o).length > 3 && borjar(bok, stam(o))) return [ordet];
    var nara = narmast(bok, o, 1);
    if (nara) return [nara];
    var inne = bok.filter(function (p) { return p.platt.indexOf(o) > 0; }).sort(function (a, b) { return b.sidor - a.sidor; });
    if (inne.length) return inne.slice(0, 3).map(function (p) { return p.ord; });
    for (var i = o.length - 4; i > 3; i--) {
      var fram = borjar(bok, o.slice(0, i)), bak = borjar(bok, stam(o.slice(i)));
      if (fram && bak && (fram.platt === o.slice(0, i) || fram.platt + 's' === o.slice(0, i))) return [ordet.slice(0, i) + ' ' + ordet.slice(i)];
    }
    return [o.length > 7 && narmast(bok, o, 2) || ordet];
  }
  /* The ways to ask a question: as written where the words are known, mended where they are not, and
     with two words as one where the handbook writes them together. */
  function satt(bok, fraga) {
    var ord = karna(fraga).split(/\s+/), ihop = [];
    for (var i = 0; i < ord.length; i++) {
      var par = i + 1 < ord.length && platt(ord[i] + ord[i + 1]), traff = par && par.length > 7 && borjar(bok, par);
      if (traff && /^[a-z]+$/.test(par)) { ihop.push(traff.ord.slice(0, par.length)); i++; } else ihop.push(ord[i]);
    }
    return ihop.reduce(function (vagar, o) {
      return [].concat.apply([], vagar.map(function (v) { return menat(bok, o.replace(/[?.!,]+$/, '')).map(function (m) { return (v + ' ' + m).trim(); }); })).slice(0, 3);
    }, ['']);
  }
  function mendad(fraga, vagar) {
    return vagar.map(platt).indexOf(platt(karna(fraga)).replace(/[?.!,]+(?= |$)/g, '')) < 0;
  }

  /* How well words answer one word of a question: itself, another form of it, a part of a compound. */
  function likhet(o, ord) {
    var s = stam(o), bast = 0;
    ord.forEach(function (t) {
      var v = t === o ? 1 : stam(t) === s ? 0.9 : s.length > 2 && t.indexOf(s) === 0 ? 0.6
        : s.length > 3 && t.length > s.length + 2 && stam(t).slice(-s.length) === s ? 0.6 : s.length > 4 && t.indexOf(s) > 0 ? 0.4 : 0;
      bast = Math.max(bast, v);
    });
    return bast;
  }
  /* What a page is worth for a question: its title first, then its headings, then how much it speaks
     of the words in the form that was asked for; last what the index thinks. */
  function varde(fraga, data, del) {
    var ord = bokstaver(fraga).filter(function (o) { return o.length > 1; });
    if (!ord.length) return del;
    var titel = bokstaver(data.meta.title || ''), text = bokstaver(data.content || ''), antal = {};
    var rubriker = (data.anchors || []).filter(function (a) { return /^h/.test(a.element); }).map(function (a) { return bokstaver(a.text); });
    text.forEach(function (t) { antal[t] = (antal[t] || 0) + 1; });
    var summa = 0;
    ord.forEach(function (o) {
      var rubrik = rubriker.reduce(function (b, r) { return Math.max(b, likhet(o, r)); }, 0);
      summa += 2 * likhet(o, titel) + 0.4 * rubrik + 0.6 * Math.min(1, 80 * (antal[o] || 0) / (text.length + 200));
    });
    var tackt = titel.filter(function (t) { return likhet(t, ord) > 0.5; }).length / (titel.length || 1);
    var hel = titel.join(' ').indexOf(ord.join(' ')) >= 0 ? 0.5 : 0;
    return summa / ord.length + 0.5 * tackt + hel + 0.8 * del;
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
    /* Every way to ask, as one list. Where a question of several words finds next to nothing, pages
       that have some of the words come after. */
    function fraga_(p, vagar) {
      function samla(svar, vikt, in_) {
        svar.forEach(function (s) {
          var topp = s.results.length ? s.results[0].score || 1 : 1;
          s.results.forEach(function (t) {
            var del = vikt * (t.score || 0) / topp;
            if (in_[t.id]) in_[t.id].del += vikt < 1 ? del : 0; else in_[t.id] = { t: t, del: del, i: Object.keys(in_).length };
          });
        });
        return in_;
      }
      function stall(f) { return p.sok.search(f, { filters: valda }); }
      return Promise.all(vagar.map(stall)).then(function (svar) {
        var in_ = samla(svar, 1, {}), ord = vagar[0].split(' ');
        if (Object.keys(in_).length > 2 || ord.length < 2) return in_;
        return Promise.all(ord.map(stall)).then(function (delar) { return samla(delar, 1 / ord.length / 2, in_); });
      }).then(function (in_) {
        return Object.keys(in_).map(function (k) { return in_[k]; }).sort(function (a, b) { return b.del - a.del || a.i - b.i; });
      });
    }
    function sok() {
      var fraga = falt.value.trim(), mitt = minSok = ++nummer;
      if (fraga.length < 2) { stang(); return; }
      Promise.all([ladda(), ordlistan(), new Promise(function (r) { setTimeout(r, 150); })]).then(function (l) {
        if (mitt !== minSok) return;
        filter(l[0].filter);
        var vagar = satt(l[1], fraga);
        return fraga_(l[0], vagar).then(function (alla) {
          if (mitt !== minSok) return;
          var forst = alla.slice(0, 40);
          return Promise.all([termer(), Promise.all(forst.map(function (o) { return o.t.data(); }))]).then(function (allt) {
            if (mitt !== minSok) return;
            forst.forEach(function (o, i) {
              o.v = Math.max.apply(null, vagar.map(function (v) { return varde(v, allt[1][i], o.del); }));
            });
            forst.sort(function (a, b) { return b.v - a.v || a.i - b.i; });
            traffar = forst.concat(alla.slice(40)).map(function (o) { return o.t; });
            visade = 0;
            lista.textContent = '';
            var sokt = platt(mendad(fraga, vagar) ? vagar[0] : fraga);
            var term = Object.keys(valda).length ? null : allt[0].filter(function (t) { return t.ord.indexOf(sokt) >= 0; })[0];
            if (term) {
              var li = ny('li'), a = ny('a', '', term.titel);
              a.href = term.url;
              li.append(a, ny('p', 'var', 'Ordlista'));
              lista.appendChild(li);
            }
            return svara(fraga, vagar, mitt);
          });
        });
      }).catch(function () {
        ruta.hidden = false;
        antal.textContent = 'Sökningen kunde inte läsas in. Tryck på Retur för att se allt innehåll.';
      });
    }
    function svara(fraga, vagar, mitt) {
      ruta.hidden = false;
      var ratt = mendad(fraga, vagar) ? '. Visar träffar för ' + vagar.map(function (v) { return '”' + v + '”'; }).join(' och ') + '.' : '';
      antal.textContent = traffar.length === 0
        ? 'Inga träffar för ”' + fraga + '”. Pröva ett annat ord, eller tryck på Retur för att se allt innehåll.'
        : (traffar.length === 1 ? '1 träff' : traffar.length + ' träffar') + ratt;
      return visa(mitt);
    }
    falt.addEventListener('focus', function () { if (location.protocol !== 'file:') { ladda().catch(function () {}); ordlistan(); } });
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
