// Runs before the first paint: a theme chosen by hand wins over the system's.
(function () {
  try {
    var theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (error) {
    // Storage is closed to us; the system's theme holds.
  }
})();
