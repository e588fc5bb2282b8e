// Zod otherwise tries out `new Function`, which the page's policy forbids and reports.
globalThis.__zod_globalConfig = { jitless: true }

// Runs before the first paint, so that a chosen colour scheme does not flash.
try {
  const chosen = localStorage.getItem('collector-color-scheme')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
} catch {
  document.documentElement.dataset.mantineColorScheme = 'light'
}
