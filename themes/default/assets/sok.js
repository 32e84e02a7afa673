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
        return p.options({ baseUrl: bas.pathname, excerptLength: 24, ranking: { metaWeights: { title: 5, fragor: 4 } } }).then(function () { return p.filters(); })
          .then(function (f) { return { sok: p, filter: f }; });
      });
    }
    return lovad;
  }
  /* Words that say nothing of what is sought: of questions, auxiliary verbs, pronouns, prepositions. */
  var smaord = new RegExp(platt('^(hur|vad|vem|vems|vilka|vilken|vilket|när|var|varför|vart|jag|mig|min|mitt|mina|vi|oss|vår|vårt|våra|du|dig|din|ditt|dina|ni|er|ert|era|' +
    'man|en|ett|den|det|de|dem|sig|sin|sitt|sina|denna|detta|dessa|som|är|vara|blir|bli|har|ha|ska|skall|skulle|kan|får|få|måste|bör|behöver|vill|finns|finnas|gör|göra|' +
    'till|för|på|av|i|om|och|att|med|utan|hos|från|vid|mot|under|mellan|eller|inte|så|då|här|där|mycket|några|alla|också|bara|upp|ut|in|ta|tar|tog|gå|går|når|nå|fler|flera|andra|kunna)$'));
  /* Words of everyday talk that stand for each other, by their stems; the glossary has those of the trade. */
  var lika = ['bestämma besluta beslut ansvar', 'många antal', 'följa uppföljning', 'jobba arbeta', 'kost kostnad betala', 'skillnad skiljer', 'onboarding introduktion', 'nyanställd kollega introduktion',
    'årsberättelse verksamhetsberättelse', 'byggnad hus lokal', 'blankett mall formulär', 'karta samverkanskarta', 'pappa fäder', 'land utrikesfödd nyanländ invandrare'].map(function (g) { return g.split(' '); });
  function platt(t) { return t.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, ''); }
  function karna(fraga) {
    var ord = fraga.split(/[\s-]+/).filter(Boolean), kvar = ord.filter(function (o) { return !smaord.test(platt(o).replace(/[?.,!]/g, '')); });
    return (kvar.length ? kvar : ord).join(' ');
  }
  /* The glossary, read from its page at the first search: a term that is asked for stands first. */
  var ordlista = null;
  function termer() {
    if (!ordlista) {
      var hamta = function (adress, hela) {
        return fetch(adress).then(function (r) { return r.text(); }).then(function (html) {
          var sida = new DOMParser().parseFromString(html, 'text/html');
          var har = Array.prototype.map.call(sida.querySelectorAll('main h3[id]'), function (h) {
            var m = /^(.*?)(?: \((.+)\))?$/.exec(h.textContent.trim());
            return { ord: [platt(m[1]), platt(m[2] || '')], url: adress + '#' + h.id, titel: h.textContent.trim() };
          });
          /* A long glossary stands on several pages. */
          var delar = hela ? sida.querySelectorAll('.delar li:not(:first-child) a') : [];
          return Promise.all(Array.prototype.map.call(delar, function (a) {
            return hamta(new URL(a.getAttribute('href'), adress).href);
          })).then(function (fler) { return har.concat.apply(har, fler); });
        });
      };
      ordlista = hamta(new URL('ordlista.html', bas).href, true).catch(function () { return []; });
    }
    return ordlista;
  }
  /* A word without the endings of number, form and case. */
  var andelser = /(ernas|arnas|ornas|andets|erna|arna|orna|andet|ande|ens|ets|en|et|er|ar|or|na|s|a|e|n)$/;
  function stam(o) { var k = o.replace(andelser, ''); return k.length > 2 ? k : o.length === 3 ? o.replace(/r$/, '') : o; }
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
  function forst(bok, o) {
    var lag = 0, hog = bok.length;
    while (lag < hog) { var m = (lag + hog) >> 1; if (bok[m].platt < o) lag = m + 1; else hog = m; }
    return lag;
  }
  function borjar(bok, o) {
    var i = forst(bok, o);
    return i < bok.length && bok[i].platt.indexOf(o) === 0 ? bok[i] : null;
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
  /* A word of the handbook, in any form: of those the one that most pages use. */
  function finns(bok, o) {
    var s = stam(o), bast = null;
    for (var i = forst(bok, s); i < bok.length && bok[i].platt.indexOf(s) === 0; i++) {
      if (stam(bok[i].platt) === s && (!bast || bok[i].sidor > bast.sidor)) bast = bok[i];
    }
    return bast;
  }
  /* A compound as the two words of the handbook that it is made of. */
  function delat(bok, o) {
    for (var i = o.length - 4; i > 3; i--) {
      var fram = finns(bok, o.slice(0, i)) || o[i - 1] === 's' && finns(bok, o.slice(0, i - 1)), bak = finns(bok, o.slice(i));
      if (fram && bak) return fram.ord + ' ' + bak.ord;
    }
    return null;
  }
  /* What a word that the handbook does not have may stand for: a slip of the pen, a part of longer
     words, or a compound of words that it has. Each answer is a way to ask. */
  function menat(bok, ordet) {
    var o = platt(ordet);
    if (!bok.length || o.length < 5 || /\d/.test(o)) return [ordet];
    var kand = borjar(bok, o) || stam(o).length > 3 && borjar(bok, stam(o));
    if (kand) {
      /* A compound that few pages write is asked for in its parts too. */
      var isar = o.length > 9 && kand.sidor < 6 && !bok.some(function (p) { return p.sidor > 9 * kand.sidor && slippar(o, p.platt, 1) < 2; }) && delat(bok, o);
      return isar ? [ordet, isar] : [ordet];
    }
    var nara = narmast(bok, o, 1);
    if (nara) return [nara];
    var inne = bok.filter(function (p) { return p.platt.indexOf(o) > 0; }).sort(function (a, b) { return b.sidor - a.sidor; });
    if (inne.length) return inne.slice(0, 3).map(function (p) { return p.ord; });
    var delad = delat(bok, o);
    if (delad) return [delad];
    return [o.length > 7 && narmast(bok, o, 2) || ordet];
  }
  /* The ways to ask a question: as written where the words are known, mended where they are not, and
     with two words as one where the handbook writes them together. */
  function satt(bok, fraga) {
    var ord = karna(fraga).split(/[\s-]+/).filter(Boolean), ihop = [];
    for (var i = 0; i < ord.length; i++) {
      var par = i + 1 < ord.length && platt(ord[i] + ord[i + 1]), traff = par && par.length > 7 && borjar(bok, par);
      if (traff && /^[a-z]+$/.test(par)) { ihop.push(traff.ord.slice(0, par.length)); i++; } else ihop.push(ord[i]);
    }
    return ihop.reduce(function (vagar, o) {
      var sagt = o.replace(/[?.!,]+$/, ''), s = stam(platt(sagt));
      var grupp = lika.filter(function (g) { return g.some(function (l) { return stam(platt(l)) === s; }); })[0];
      var ord_ = grupp ? [sagt].concat(grupp.filter(function (l) { return stam(platt(l)) !== s; })) : menat(bok, sagt);
      return [].concat.apply([], ord_.map(function (m) { return vagar.map(function (v) { return (v + ' ' + m).trim(); }); })).slice(0, 4);
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
        : s.length > 3 && t.length > s.length + 2 && stam(t).slice(-s.length) === s ? 0.6 : s.length > 4 && t.indexOf(s) > 0 ? 0.4
        : t.length > 4 && s.length > t.length && s.slice(-stam(t).length) === stam(t) ? 0.5 : 0;
      bast = Math.max(bast, v);
    });
    return bast;
  }
  /* How much a word tells: one that few pages use tells more than one that stands everywhere. */
  function tyngd(bok, o) {
    var s = stam(o), alla = 1, har = 1, i;
    if (bok.alla === undefined) bok.alla = bok.reduce(function (b, p) { return Math.max(b, p.sidor); }, 1);
    alla = bok.alla;
    for (i = forst(bok, s); i < bok.length && bok[i].platt.indexOf(s) === 0; i++) if (stam(bok[i].platt) === s) har = Math.max(har, bok[i].sidor);
    return 1 + 0.5 * Math.log(alla / har);
  }
  /* What a page is worth for a question: its title first, then the questions that it says it answers,
     then its headings, then how much it speaks of the words in the form that was asked for; last
     what the index thinks. */
  function varde(fraga, hel_, data, del, bok) {
    var ord = bokstaver(fraga).filter(function (o) { return o.length > 1; });
    if (!ord.length) return del;
    var titel = bokstaver(data.meta.title || ''), text = bokstaver(data.content || ''), antal = {}, former = {};
    var rubriker = (data.anchors || []).filter(function (a) { return /^h/.test(a.element); }).map(function (a) { return bokstaver(a.text); });
    var svarar = (data.meta.fragor || '').split('?').map(bokstaver);
    text.forEach(function (t) { var s = stam(t); antal[t] = (antal[t] || 0) + 1; former[s] = (former[s] || 0) + 1; });
    var vikter = ord.map(function (o) { return tyngd(bok, o); }), hela = vikter.reduce(function (a, b) { return a + b; });
    /* How much of the question one text holds. */
    function andel(t) { return ord.reduce(function (a, o, i) { return a + vikter[i] * likhet(o, t); }, 0) / hela; }
    var sma = bokstaver(hel_).filter(function (o) { return ord.indexOf(o) < 0; });
    function smatt(t) { return sma.length ? sma.filter(function (o) { return t.indexOf(o) >= 0; }).length / sma.length : 0; }
    var summa = ord.reduce(function (a, o, i) {
      var rubrik = rubriker.reduce(function (b, r) { return Math.max(b, likhet(o, r)); }, 0);
      return a + vikter[i] * (0.4 * rubrik + 0.6 * Math.min(1, 80 * (0.5 * (antal[o] || 0) + 0.5 * (former[stam(o)] || 0)) / (text.length + 200)));
    }, 0) / hela;
    var svar = svarar.reduce(function (b, f) { var a = andel(f); return Math.max(b, a * (0.85 + 0.15 * smatt(f))); }, 0);
    var tackt = titel.filter(function (t) { return likhet(t, ord) > 0.5; }).length / (titel.length || 1);
    var hel = titel.join(' ').indexOf(ord.join(' ')) >= 0 ? 0.5 : 0;
    var i_titel = andel(titel) * (1 + 0.2 * smatt(titel)), adress = bokstaver((data.url || '').replace(/\.html.*/, '').split('/').pop());
    return Math.max(2 * i_titel, 1.6 * svar) + 0.4 * Math.min(i_titel, svar) + 0.3 * andel(adress) + summa + 0.5 * tackt + hel + 0.8 * del;
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
    /* Every way to ask, as one list. Pages that have some of the words of a question come after
       those that have all: the words that tell most first. */
    function fraga_(p, vagar, bok) {
      function samla(svar, vikter, in_) {
        svar.forEach(function (s, n) {
          var topp = s.results.length ? s.results[0].score || 1 : 1;
          s.results.forEach(function (t) {
            var del = vikter[n] * (t.score || 0) / topp, har = in_[t.id];
            if (!har) in_[t.id] = { t: t, del: del, hel: vikter[n] === 1, i: Object.keys(in_).length }; else if (!har.hel) har.del += del;
          });
        });
        return in_;
      }
      function stall(f) { return p.sok.search(f, { filters: valda }); }
      return Promise.all(vagar.map(stall)).then(function (svar) {
        var in_ = samla(svar, vagar.map(function () { return 1; }), {}), ord = vagar[0].split(' ');
        if (ord.length < 2) return in_;
        ord = vagar.join(' ').split(' ').filter(function (o, i, a) { return a.indexOf(o) === i; }).slice(0, 7);
        var vikter = ord.map(function (o) { return tyngd(bok, platt(o)); }), hela = vikter.reduce(function (a, b) { return a + b; });
        return Promise.all(ord.map(stall)).then(function (delar) {
          return samla(delar, vikter.map(function (v) { return 0.5 * v / hela; }), in_);
        });
      }).then(function (in_) {
        var alla = Object.keys(in_).map(function (k) { return in_[k]; }).sort(function (a, b) { return b.del - a.del || a.i - b.i; });
        /* The best that have only some of the words are weighed with the best that have all. */
        var hela = alla.filter(function (o) { return o.hel; }), nagra = alla.filter(function (o) { return !o.hel; }).slice(0, 14);
        return hela.slice(0, 26).concat(nagra, hela.slice(26));
      });
    }
    function sok() {
      var fraga = falt.value.trim(), mitt = minSok = ++nummer;
      if (fraga.length < 2) { stang(); return; }
      Promise.all([ladda(), ordlistan(), new Promise(function (r) { setTimeout(r, 150); })]).then(function (l) {
        if (mitt !== minSok) return;
        filter(l[0].filter);
        var vagar = satt(l[1], fraga);
        return fraga_(l[0], vagar, l[1]).then(function (alla) {
          if (mitt !== minSok) return;
          var forst = alla.slice(0, 40);
          return Promise.all([termer(), Promise.all(forst.map(function (o) { return o.t.data(); }))]).then(function (allt) {
            if (mitt !== minSok) return;
            forst.forEach(function (o, i) {
              o.v = Math.max.apply(null, vagar.map(function (v, n) { return (n ? 0.92 : 1) * varde(v, fraga, allt[1][i], o.del, l[1]); }));
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
