/* Before the first paint: that scripts run, the colour scheme and the region that were asked for. */
(function () {
  var rot = document.documentElement, minne = null;
  rot.classList.add('js');
  try { minne = window.localStorage; } catch (_) { /* no storage: nothing is kept */ }
  function hamta(nyckel) { try { return minne && minne.getItem(nyckel); } catch (_) { return null; } }
  var tema = hamta('handbok-utseende');
  if (tema === 'ljus' || tema === 'mork') rot.dataset.tema = tema;
  var val = new URLSearchParams(location.search).get('region');
  if (val === null) val = hamta('handbok-region');
  if (val && /^[a-z0-9-]+$/.test(val)) rot.dataset.vald = val;
})();
