/** The style sheet of the reference page. */
export const styles = `
:root { color-scheme: light dark; --text: #1a1f2b; --soft: #525a6b; --line: #d9dde5; --back: #f4f6f9; --card: #fff; --accent: #1f5fbf; --good: #1b7f4b; --bad: #b3261e; --warn: #8a5a00 }
@media (prefers-color-scheme: dark) {
  :root { --text: #e9ecf2; --soft: #a9b1c0; --line: #39404d; --back: #14171d; --card: #1d222b; --accent: #8ab4f8; --good: #6fd39c; --bad: #ff8f85; --warn: #f0c26b }
}
* { box-sizing: border-box }
html { scroll-padding-top: 1rem }
body { margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 60rem); background: var(--back); color: var(--text); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem 1.25rem; border-inline-end: 1px solid var(--line) }
nav ul { list-style: none; margin: 0; padding: 0 }
nav h2 { font-size: .85rem; color: var(--soft); margin: 1rem 0 .25rem }
nav li { padding: .1rem 0; overflow-wrap: anywhere }
main { padding: 1.5rem 2rem 4rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .75rem }
main h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem }
h3 { margin: 0 0 .5rem; font-size: 1.05rem } h4 { margin: 1rem 0 .25rem; font-size: .9rem; color: var(--soft) }
p { margin: 0 0 .75rem }
section { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; margin: 0 0 1rem; overflow-wrap: anywhere }
section:target { border-color: var(--accent) }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) minmax(0, 1fr); gap: .3rem 1rem; margin: .25rem 0 }
dt { color: var(--soft); font-size: .9rem } dd { margin: 0; font-size: .9rem }
dd dl, div > dl dl { border-inline-start: 2px solid var(--line); padding-inline-start: .75rem }
code { font: .9em ui-monospace, "Cascadia Mono", Menlo, monospace }
dt code { color: var(--text) }
.address { display: block; padding: .5rem .75rem; background: var(--back); border-radius: .4rem }
.get { color: var(--accent) } .post { color: var(--good) } .patch, .put { color: var(--warn) } .delete { color: var(--bad) }
pre { margin: 1rem 0 0; padding: .75rem; background: var(--back); border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere }
a { color: var(--accent) }
small, [lang=sv] { color: var(--soft) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
@media (max-width: 50rem) { body { grid-template-columns: minmax(0, 1fr) } nav { position: static; height: auto; max-height: 40vh; border-inline-end: 0; border-block-end: 1px solid var(--line) } main { padding: 1rem } dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem } }
`
