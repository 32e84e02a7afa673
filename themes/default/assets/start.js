/* Before the first paint: the colour scheme and the region that the reader asked to keep. */
(function () {
  var rot = document.documentElement, minne = null;
  try { minne = window.localStorage; } catch (_) { /* no storage: nothing is kept */ }
  function hamta(nyckel) { try { return minne && minne.getItem(nyckel); } catch (_) { return null; } }
  var tema = hamta('handbok-utseende');
  if (tema === 'ljus' || tema === 'mork') rot.dataset.tema = tema;
  var val = new URLSearchParams(location.search).get('region');
  if (val === null) val = hamta('handbok-region');
  if (val && /^[a-z0-9-]+$/.test(val)) rot.dataset.vald = val;
})();
