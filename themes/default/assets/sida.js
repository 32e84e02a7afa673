/* Without it all text is shown. */
(() => {
  'use strict';
  var rot = document.documentElement;
  var minne = {
    hamta: (k) => { try { return localStorage.getItem(k); } catch (_) { return null; } },
    spara: (k, v) => { try { localStorage.setItem(k, v); } catch (_) {} },
    glom: (k) => { try { localStorage.removeItem(k); } catch (_) {} }
  };
  function alla(val, inom) { return [...(inom || document).querySelectorAll(val)]; }
  function ny(tagg, klass, text) {
    var e = document.createElement(tagg);
    if (klass) e.className = klass;
    if (text) e.textContent = text;
    return e;
  }

  /* Tables are sorted by a column and back; what is missing last. */
  function sortering() {
    var ordning = new Intl.Collator('sv', { numeric: true });
    function tal(text) {
      var t = text.replace(/[\s\u00a0]/g, '').replace('\u2212', '-').replace(',', '.');
      var m = /^-?\d+(\.\d+)?/.exec(t);
      return m ? parseFloat(m[0]) : NaN;
    }
    function saknas(text) { return !text || text === '\u2013' || /^(Uppgift saknas|Saknas|Visas inte|Ingen siffra)/.test(text); }
    alla('.tabell[data-sortera]').forEach((ruta) => {
      var kropp = ruta.querySelector('tbody'), rubriker = alla('thead th', ruta);
      if (!kropp || rubriker.length < 2) return;
      var rader = alla('tr', kropp);
      rubriker.forEach((rubrik) => {
        var plats = rubrik.cellIndex, siffror = rubrik.classList.contains('tal');
        var knapp = ny('button', 'sortera');
        knapp.type = 'button';
        while (rubrik.firstChild) knapp.appendChild(rubrik.firstChild);
        rubrik.appendChild(knapp);
        knapp.addEventListener('click', () => {
          var nu = rubrik.getAttribute('aria-sort');
          var nasta = nu === 'ascending' ? 'descending' : nu === 'descending' ? '' : 'ascending';
          rubriker.forEach((r) => { r.removeAttribute('aria-sort'); });
          var rad = rader.slice();
          if (nasta) {
            rubrik.setAttribute('aria-sort', nasta);
            var nyckel = rad.map((r, i) => {
              var t = r.cells[plats] ? r.cells[plats].textContent.trim() : '';
              var n = siffror ? tal(t) : NaN;
              return { r: r, i: i, t: t, n: n, borta: saknas(t) || (siffror && isNaN(n)) };
            });
            nyckel.sort((a, b) => {
              if (a.borta !== b.borta) return a.borta ? 1 : -1;
              var d = a.borta ? 0 : siffror ? a.n - b.n : ordning.compare(a.t, b.t);
              return (nasta === 'descending' ? -d : d) || a.i - b.i;
            });
            rad = nyckel.map((k) => k.r);
          }
          rad.forEach((r) => { kropp.appendChild(r); });
        });
      });
    });
  }

  function utseende() {
    var falt = document.querySelector('.utseende');
    if (!falt) return;
    falt.hidden = false;
    alla('input', falt).forEach((knapp) => {
      knapp.checked = knapp.value === (rot.dataset.tema || '');
      knapp.addEventListener('change', () => {
        if (knapp.value) { rot.dataset.tema = knapp.value; minne.spara('handbok-utseende', knapp.value); }
        else { delete rot.dataset.tema; minne.glom('handbok-utseende'); }
      });
    });
  }

  /* Region: in the address, kept only when the reader asks. */
  function region() {
    var meny = document.querySelector('.regionval');
    if (!meny) return;
    var lankar = alla('a', meny), rad = null;
    function namn(id) {
      var l = lankar.filter((a) => a.dataset.val === id)[0];
      return l && l.textContent.trim();
    }
    function visa(id) {
      if (!namn(id)) id = '';
      lankar.forEach((a) => {
        if (a.dataset.val === id) a.setAttribute('aria-current', 'true');
        else a.removeAttribute('aria-current');
      });
      alla('.tillagg > details').forEach((d) => {
        d.open = !id || d.parentNode.dataset.region === id;
      });
      if (id) rot.dataset.vald = id; else delete rot.dataset.vald;
      alla('a[href]').forEach((a) => {
        var h = a.getAttribute('href');
        if (a.closest('.regionval') || /^([a-z]+:|\/\/|#)/i.test(h) || !/\.html(\?|#|$)/.test(h)) return;
        var delar = h.split('#'), vag = delar[0].replace(/\?region=[a-z0-9-]*/, '');
        if (id) vag += '?region=' + id;
        a.setAttribute('href', vag + (delar.length > 1 ? '#' + delar[1] : ''));
      });
      if (rad) rad.remove();
      rad = null;
      if (!id) return;
      rad = ny('div', 'regionrad');
      rad.appendChild(ny('span', '', 'Tillägg för ' + namn(id) + ' visas öppna. Andra regioners är hopfällda.'));
      var etikett = ny('label'), ruta = ny('input');
      ruta.type = 'checkbox';
      ruta.checked = minne.hamta('handbok-region') === id;
      ruta.addEventListener('change', () => {
        if (ruta.checked) minne.spara('handbok-region', id); else minne.glom('handbok-region');
      });
      etikett.appendChild(ruta);
      etikett.appendChild(document.createTextNode(' Kom ihåg valet på den här enheten'));
      rad.appendChild(etikett);
      document.querySelector('.topp').after(rad);
    }
    lankar.forEach((a) => {
      a.addEventListener('click', (h) => {
        if (h.ctrlKey || h.metaKey || h.shiftKey) return;
        h.preventDefault();
        var id = a.dataset.val;
        if (!id) minne.glom('handbok-region');
        try {
          history.replaceState(null, '', location.pathname + (id ? '?region=' + id : '') + location.hash);
        } catch (_) { /* from a disk */ }
        visa(id);
      });
    });
    if (rot.dataset.vald) visa(rot.dataset.vald);
    function oppna() {
      var mal = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      var fallt = mal && (mal.querySelector(':scope > details') || mal.closest('details'));
      if (fallt) fallt.open = true;
    }
    window.addEventListener('hashchange', oppna);
    oppna();
  }

  /* Terms: the definition on hover, focus and touch; Escape or a touch elsewhere closes it. A first
     touch explains, a second follows the link. */
  function termer() {
    var ruta = null, over = null, vantan = 0, finger = false;
    function stang() {
      clearTimeout(vantan);
      if (ruta) ruta.remove();
      if (over) over.removeAttribute('aria-describedby');
      ruta = over = null;
    }
    function snart() { clearTimeout(vantan); vantan = setTimeout(stang, 250); }
    function visa(lank) {
      clearTimeout(vantan);
      if (over === lank) return;
      stang();
      over = lank;
      ruta = ny('div', 'forklaring', lank.dataset.forklaring);
      ruta.id = 'forklaring';
      ruta.setAttribute('role', 'tooltip');
      document.body.appendChild(ruta);
      lank.setAttribute('aria-describedby', 'forklaring');
      var r = lank.getBoundingClientRect(), b = ruta.getBoundingClientRect();
      var uppe = r.bottom + b.height + 12 > innerHeight && r.top > b.height + 12;
      ruta.style.top = (scrollY + (uppe ? r.top - b.height - 6 : r.bottom + 6)) + 'px';
      ruta.style.left = Math.max(8, Math.min(scrollX + r.left, innerWidth - b.width - 16)) + 'px';
      ruta.addEventListener('mouseenter', () => { clearTimeout(vantan); });
      ruta.addEventListener('mouseleave', snart);
    }
    alla('a.term[data-forklaring]').forEach((lank) => {
      var visad = false;
      lank.addEventListener('mouseenter', () => { visa(lank); });
      lank.addEventListener('mouseleave', snart);
      lank.addEventListener('focus', () => { visa(lank); });
      lank.addEventListener('blur', () => { if (ruta && !ruta.matches(':hover')) stang(); });
      lank.addEventListener('pointerdown', (h) => { finger = h.pointerType === 'touch'; visad = over === lank; });
      lank.addEventListener('click', (h) => {
        if (finger && !visad && h.detail) { h.preventDefault(); visa(lank); }
      });
    });
    document.addEventListener('pointerdown', (h) => {
      if (ruta && !ruta.contains(h.target) && !over.contains(h.target)) stang();
    });
    document.addEventListener('keydown', (h) => { if (h.key === 'Escape') stang(); });
  }

  /* Tick boxes: what is left, kept only when the reader asks. */
  function introduktion() {
    alla('.vag').forEach(vagen);
  }
  function vagen(vag) {
    var nyckel = 'handbok-steg:' + vag.dataset.vag, rutor = alla('.steg input', vag);
    var kvar = vag.querySelector('.kvar'), minns = vag.querySelector('.minns-val');
    var sparat = minne.hamta(nyckel);
    vag.querySelector('.minns').hidden = false;
    minns.checked = sparat !== null;
    (sparat || '').split(' ').forEach((id) => {
      rutor.forEach((r) => { if (r.id === id) r.checked = true; });
    });
    function tid(m) {
      var t = Math.floor(m / 60), r = m % 60, delar = [];
      if (t) delar.push(t + '\u00a0' + (t === 1 ? 'timme' : 'timmar'));
      if (r || !t) delar.push(r + '\u00a0' + (r === 1 ? 'minut' : 'minuter'));
      return delar.join(' ');
    }
    function rakna() {
      var ogjorda = rutor.filter((r) => !r.checked);
      var m = ogjorda.reduce((s, r) => s + Number(r.dataset.minuter), 0);
      kvar.textContent = ogjorda.length
        ? (rutor.length - ogjorda.length) + ' av ' + rutor.length + ' steg klara. Kvar: ungefär ' + tid(m) + '.'
        : 'Alla ' + rutor.length + ' steg är klara.';
      if (minns.checked) {
        minne.spara(nyckel, rutor.filter((r) => r.checked).map((r) => r.id).join(' '));
      } else minne.glom(nyckel);
    }
    rutor.concat(minns).forEach((r) => { r.addEventListener('change', rakna); });
    if (sparat) rakna();
  }

  /* Self-test: the answer in words at once. */
  function prov() {
    alla('.prov').forEach((fraga) => {
      fraga.addEventListener('change', (h) => {
        if (!h.target.matches('.svarsval input')) return;
        alla('.svarsval li', fraga).forEach((li) => {
          var r = li.querySelector('input'), gammal = li.querySelector('.utfall');
          if (gammal) gammal.remove();
          li.className = '';
          if (!r.checked) return;
          var ratt = r.value === 'ratt', ord = ny('strong', 'utfall mark ' + (ratt ? 'ja' : 'nej'), ratt ? '✓ Rätt' : '✗ Inte rätt');
          ord.setAttribute('role', 'status');
          li.className = r.value;
          li.querySelector('label').appendChild(ord);
        });
        var svar = fraga.querySelector('.svar');
        if (svar) svar.open = true;
      });
    });
  }

  /* A table as lists: each cell's heading, and what it still is. */
  function kort() {
    alla('.kort').forEach((t) => {
      var ord = alla('thead tr > *', t).map((h) => h.textContent);
      alla('td', t).forEach((c) => { if (c.cellIndex && ord[c.cellIndex]) c.dataset.ord = ord[c.cellIndex]; });
      'table:table|thead,tbody:rowgroup|tr:row|td:cell|thead th:columnheader|tbody th:rowheader'.split('|').forEach((p) => {
        alla(p.split(':')[0], t).forEach((e) => { e.setAttribute('role', p.split(':')[1]); });
      });
    });
  }

  /* What now stands on another part of the page is found. */
  function delar() {
    var nav = document.querySelector('.delar'), id = location.hash.slice(1);
    if (nav && id && !document.getElementById(id)) fetch(nav.dataset.delar).then((s) => s.json()).then((p) => {
      if (p[id]) location.replace(rot.dataset.rot + p[id] + location.hash);
    });
  }

  /* Only what scrolls is in the tab order. */
  function tabeller() {
    function mat() {
      alla('.tabell').forEach((t) => {
        if (t.scrollWidth > t.clientWidth + 1) t.tabIndex = 0; else t.removeAttribute('tabindex');
      });
    }
    mat();
    window.addEventListener('resize', mat);
  }

  /* On paper nothing is folded. */
  function utskrift() {
    var stangda = [];
    window.addEventListener('beforeprint', () => {
      stangda = alla('main details:not([open]):not(.svar):not(.pa-sidan-smal)');
      stangda.forEach((d) => { d.open = true; });
    });
    window.addEventListener('afterprint', () => {
      stangda.forEach((d) => { d.open = false; });
    });
  }

  /* Offline: a new version is offered, not forced. */
  function utanNat() {
    function rad(text) {
      var r = ny('div', 'regionrad', text);
      r.setAttribute('role', 'status');
      document.querySelector('.topp').after(r);
      return r;
    }
    var utgava = document.querySelector('.namn small');
    if (navigator.onLine === false) rad('Du läser utan uppkoppling. ' + (utgava ? utgava.textContent : ''));
    if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
    var bas = new URL(rot.dataset.rot || './', document.baseURI), bytt = false;
    navigator.serviceWorker.register(new URL('sw.js', bas).href).then((reg) => {
      function erbjud(ny_) {
        if (!ny_ || !navigator.serviceWorker.controller) return;
        var svar = new MessageChannel();
        svar.port1.onmessage = (h) => {
          var r = rad('En nyare version av vägledningen (utgåva ' + h.data + ') kan sparas för läsning utan uppkoppling. ');
          var knapp = ny('button', '', 'Spara den');
          knapp.type = 'button';
          knapp.addEventListener('click', () => { bytt = true; ny_.postMessage('byt'); });
          r.appendChild(knapp);
        };
        ny_.postMessage('utgava', [svar.port2]);
      }
      erbjud(reg.waiting);
      reg.addEventListener('updatefound', () => {
        var ny_ = reg.installing;
        ny_.addEventListener('statechange', () => { if (ny_.state === 'installed') erbjud(ny_); });
      });
      return navigator.serviceWorker.ready;
    }).then((reg) => {
      if (reg && reg.active) setTimeout(() => { reg.active.postMessage('fyll'); }, 2000);
    }).catch(() => {});
    navigator.serviceWorker.addEventListener('controllerchange', () => { if (bytt) location.reload(); });
  }

  [utseende, utanNat, region, termer, introduktion, prov, kort, delar, tabeller, sortering, utskrift].forEach((f) => { f(); });
})();
