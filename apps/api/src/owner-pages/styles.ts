/** The style sheet of the owner pages. */
export const styles = `
:root { color-scheme: light dark; --text: #1a1f2b; --soft: #525a6b; --line: #d9dde5; --back: #f4f6f9; --card: #fff; --accent: #1f5fbf; --good: #1b7f4b; --bad: #b3261e }
@media (prefers-color-scheme: dark) {
  :root { --text: #e9ecf2; --soft: #a9b1c0; --line: #39404d; --back: #14171d; --card: #1d222b; --accent: #8ab4f8; --good: #6fd39c; --bad: #ff8f85 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
header, main, footer { max-width: 36rem; margin: 0 auto; padding: 1rem 1.25rem }
header, footer { width: calc(100% - 2rem); padding-inline: calc(1.5rem + 1px) }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem }
header strong { font-size: 1.05rem; white-space: nowrap }
nav { display: flex; gap: .25rem; margin-inline-end: -.55rem }
nav a, nav span { padding: .3rem .55rem; min-width: 1.5rem; border-radius: .4rem }
nav [aria-current] { color: var(--text); font-weight: 600; background: var(--line) }
main { background: var(--card); border: 1px solid var(--line); border-radius: .9rem; padding: 1.75rem 1.5rem; width: calc(100% - 2rem) }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; overflow-wrap: anywhere; text-wrap: balance }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem }
p { margin: 0 0 .75rem; overflow-wrap: anywhere }
main > p:last-child { margin-bottom: 0 }
a { color: var(--accent) }
.mark { display: grid; place-items: center; width: 3rem; height: 3rem; border-radius: 50%; margin: 0 0 1rem; font-size: 1.5rem; font-weight: 700; border: 2px solid currentColor }
.good { color: var(--good) } .bad { color: var(--bad) } .neutral { color: var(--soft) } .wait { color: var(--accent) }
dl { display: grid; grid-template-columns: auto 1fr; gap: .4rem 1.25rem; margin: 0; padding: 1rem 0; border-block: 1px solid var(--line); font-variant-numeric: tabular-nums }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
.next { font-weight: 600 }
.small { color: var(--soft); font-size: .85rem; margin-top: 1rem }
a.button { display: inline-block; font-weight: 600; padding: .6rem 1rem; border-radius: .5rem; border: 1px solid currentColor; text-decoration: none }
button { font: inherit; font-weight: 600; padding: .6rem 1rem; border-radius: .5rem; border: 1px solid var(--bad); color: var(--bad); background: transparent; cursor: pointer; max-width: 100%; overflow-wrap: anywhere }
button:hover { background: color-mix(in srgb, var(--bad) 10%, transparent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
footer { color: var(--soft); font-size: .85rem }
@media (max-width: 26rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem } }
`
